/** electron-vite builds the module into a file of its own, and this is that file's path at run time. */
declare module '*?modulePath' {
  const path: string
  export default path
}
