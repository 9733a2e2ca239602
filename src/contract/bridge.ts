import type { Argument, CallName, EventName } from './calls.ts'

/**
 * What the preload script exposes as `window.facingPages`: one function a call, one subscription
 * an event. Neither side trusts the other, so what comes back is `unknown` until it is parsed.
 */
export interface Bridge {
  readonly call: { readonly [C in CallName]: (argument: Argument<C>) => Promise<unknown> }
  /** Subscribes to an event; the function that comes back ends it. */
  readonly on: {
    readonly [E in EventName]: (listener: (payload: unknown) => void) => () => void
  }
}

export const BRIDGE = 'facingPages'
