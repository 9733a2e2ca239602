import { printPage } from './page.ts'

// Whoever opened this page puts the job on it: the main process, or the window that frames it.
window.printPage = printPage
