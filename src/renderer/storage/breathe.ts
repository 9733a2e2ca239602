/** Lets the window do what has come up meanwhile. Not inside a transaction, which would end. */
export const breathe = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))
