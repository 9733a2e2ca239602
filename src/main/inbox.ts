/**
 * Files opened from outside — the command line, a second start, the system's file manager — until
 * the page takes them. They may come before there is a page, and a page that is reloaded asks
 * again.
 */
export class Inbox {
  private paths: string[] = []

  /** @param arrived called after files have come */
  constructor(private readonly arrived: () => void) {}

  add(paths: readonly string[]): void {
    if (paths.length === 0) return
    this.paths.push(...paths)
    this.arrived()
  }

  /** The paths that have come since the last time. */
  take(): readonly string[] {
    const taken = this.paths
    this.paths = []
    return taken
  }
}
