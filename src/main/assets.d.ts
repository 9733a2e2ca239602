/** electron-vite copies the file beside the built code and gives its absolute path. */
declare module '*?asset' {
  const path: string
  export default path
}
