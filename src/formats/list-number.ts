/** Signs behind which there is room already: those of full width, and numbers in circles. */
const ROOMY = /[\u2460-\u24ff\u2776-\u2793\u2e80-\u9fff\uff00-\uffef]$/

/**
 * The number or bullet of a list as it is shown before its paragraph: behind 、 or ① the text may
 * follow at once, behind `1.` or `•` only after a blank.
 */
export const spacedNumber = (number: string): string =>
  number === '' || /\s$/.test(number) || ROOMY.test(number) ? number : `${number} `
