/** The name of a file without its ending; one that begins with its only dot stays as it is. */
export const withoutExtension = (name: string): string => name.replace(/(?<=.)\.[^.]*$/, '')
