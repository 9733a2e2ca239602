/** What has to be written before the window may close. */
export class FlushHandlers {
  private readonly handlers = new Set<() => Promise<void>>()

  add(handler: () => Promise<void>): () => void {
    this.handlers.add(handler)
    return () => {
      this.handlers.delete(handler)
    }
  }

  /** Runs all of them; what failed in a sentence or several, null where nothing did. */
  async run(): Promise<string | null> {
    const results = await Promise.allSettled([...this.handlers].map((handler) => handler()))
    const failures = results.flatMap((result) =>
      result.status === 'rejected' ? [messageOf(result.reason)] : [],
    )
    return failures.length > 0 ? failures.join('\n') : null
  }
}

const messageOf = (reason: unknown): string =>
  reason instanceof Error ? reason.message : String(reason)
