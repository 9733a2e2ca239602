export interface ElectronRuntime {
  /** Absolute path of Electron's executable. */
  readonly exe: string
  /** The folder it stands in. */
  readonly dist: string
  /** Where it was found. */
  readonly source: 'environment' | 'node_modules' | 'cache' | 'installer' | 'npm'
}

export interface RuntimeOptions {
  /** Told in one line what is being done, when it takes more than a moment. */
  readonly log?: (line: string) => void
  /** Whether a missing runtime may be fetched; true when left out. */
  readonly fetch?: boolean
}

/**
 * Finds an Electron runtime, or fetches one.
 * @throws Error when there is none, with the remedy
 */
export function electronRuntime(options?: RuntimeOptions): Promise<ElectronRuntime>

/** Shared libraries of the system that the runtime needs and the dynamic linker does not find. */
export function missingLibraries(dist: string): string[]

/** Folder of the user where a fetched runtime is kept. */
export const CACHE: string
