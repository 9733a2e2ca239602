/** A function to be minimised, with its gradient. */
export type Objective = (at: Float64Array) => {
  readonly value: number
  readonly gradient: Float64Array
}

const HISTORY = 8
const TOLERANCE = 1e-5
const SUFFICIENT = 1e-4
const HALVINGS = 12

/**
 * Minimises a smooth convex function by limited-memory BFGS with a backtracking line search
 * (Nocedal & Wright, Numerical Optimization, 2nd ed., algorithms 3.1, 7.4 and 7.5).
 */
export function minimise(
  objective: Objective,
  start: Float64Array,
  mostIterations = 80,
): Float64Array {
  let at: Float64Array = start
  let { value, gradient } = objective(at)
  const steps: Float64Array[] = []
  const changes: Float64Array[] = []
  for (let iteration = 0; iteration < mostIterations; iteration++) {
    const direction = twoLoop(gradient, steps, changes)
    const slope = dot(gradient, direction)
    let length = 1
    let found: Float64Array | null = null
    let reached = { value, gradient }
    for (let k = 0; k < HALVINGS && !found; k++) {
      const candidate = at.map((x, i) => x - length * direction[i]!)
      reached = objective(candidate)
      if (reached.value <= value - SUFFICIENT * length * slope) found = candidate
      length /= 2
    }
    if (!found) return at
    const step = found.map((x, i) => x - at[i]!)
    const change = reached.gradient.map((x, i) => x - gradient[i]!)
    if (dot(step, change) > 1e-10) {
      steps.push(step)
      changes.push(change)
      if (steps.length > HISTORY) {
        steps.shift()
        changes.shift()
      }
    }
    const gained = value - reached.value
    at = found
    value = reached.value
    gradient = reached.gradient
    if (gained < TOLERANCE * Math.abs(value)) return at
  }
  return at
}

/** The inverse Hessian, as far as it is remembered, times the gradient. */
function twoLoop(
  gradient: Float64Array,
  steps: readonly Float64Array[],
  changes: readonly Float64Array[],
): Float64Array {
  const direction = gradient.slice()
  const factors: number[] = []
  for (let k = steps.length - 1; k >= 0; k--) {
    factors[k] = dot(steps[k]!, direction) / dot(steps[k]!, changes[k]!)
    subtract(direction, changes[k]!, factors[k]!)
  }
  const last = steps.length - 1
  const scale =
    last >= 0
      ? dot(steps[last]!, changes[last]!) / dot(changes[last]!, changes[last]!)
      : 1 / Math.max(1e-12, Math.sqrt(dot(gradient, gradient)))
  for (let i = 0; i < direction.length; i++) direction[i]! *= scale
  for (let k = 0; k < steps.length; k++) {
    const back = dot(changes[k]!, direction) / dot(steps[k]!, changes[k]!)
    subtract(direction, steps[k]!, back - factors[k]!)
  }
  return direction
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!
  return sum
}

function subtract(from: Float64Array, what: Float64Array, factor: number): void {
  for (let i = 0; i < from.length; i++) from[i]! -= factor * what[i]!
}
