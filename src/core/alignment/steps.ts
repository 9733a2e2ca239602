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
