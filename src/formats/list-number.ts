/**
 * The number or bullet of a list as it is shown before its paragraph: behind 、 there is room
 * already, behind `1.` or `•` a blank makes it.
 */
export const spacedNumber = (number: string): string =>
  /[\x21-\x7e•]$/.test(number) ? `${number} ` : number
