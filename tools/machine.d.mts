/** Whether this process belongs to root, who cannot have Chromium's sandbox. */
export const isRoot: boolean

/** Debian packages that the app needs and does not find. */
export function missingForApp(dist: string): string[]

/** The command that installs Debian packages, for the user to read. */
export function aptLine(packages: readonly string[]): string

export function hasDisplay(): boolean

/** A command line that has a display: under a virtual one where there is none. */
export function withDisplay(command: readonly string[]): string[]
