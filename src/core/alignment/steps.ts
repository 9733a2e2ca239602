/** Does a part of the work, its progress from 0 to 1 mapped onto a stretch of the whole. */
export function* within<T>(
  from: number,
  to: number,
  work: Generator<number, T>,
): Generator<number, T> {
  for (;;) {
    const step = work.next()
    if (step.done) return step.value
    yield from + (to - from) * step.value
  }
}

export interface StepOptions {
  /** Calls the work off: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Is told the share of the work that is done, 0 to 1. */
  readonly progress?: ((share: number) => void) | undefined
  /** Longest time without letting others in, in milliseconds, but for a single step. */
  readonly patience?: number
}

const PATIENCE = 30

/**
 * Does work to its end, step by step, and lets others in between.
 * @throws the signal's reason when it is aborted
 */
export async function inSteps<T>(work: Generator<number, T>, options: StepOptions): Promise<T> {
  const { signal, progress, patience = PATIENCE } = options
  signal?.throwIfAborted()
  let rested = performance.now()
  for (;;) {
    const step = work.next()
    if (step.done) {
      progress?.(1)
      return step.value
    }
    progress?.(step.value)
    if (performance.now() - rested > patience) {
      await new Promise((resolve) => setTimeout(resolve))
      signal?.throwIfAborted()
      rested = performance.now()
    }
  }
}
