import type { AppContext } from '../app.ts'

/** What the user is called in what they write: empty as long as they have not said. */
export const authorName = (app: AppContext): string => app.ui.getState().preferences.authorName

/** Goes on once it is known what the user is called, which is asked the first time. */
export function withAuthor(app: AppContext, goOn: () => void): void {
  if (authorName(app)) goOn()
  else app.openDialog({ name: 'author', goOn })
}
