/** Folder of the checkout. */
export const root: string

/**
 * Builds the app where it has changed since the last build.
 * @throws Error when the build fails
 */
export function build(options?: { readonly log?: (line: string) => void }): void
