import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Message } from './messages/catalogue.ts'

/** One sentence about something that happened, and what can be done about it. */
export interface Notice {
  readonly id: number
  readonly message: Message
  /** An error waits until it is dismissed; the others leave when they have been read. */
  readonly tone: 'info' | 'error'
  readonly action: NoticeAction | null
}

export interface NoticeAction {
  readonly label: Message
  run(): void
}

export interface Notices {
  readonly store: StoreApi<readonly Notice[]>
  /** Says something. @returns the id by which it can be dismissed */
  tell(message: Message, action?: NoticeAction): number
  /** Says that something failed; stays until it is dismissed. */
  fail(message: Message, action?: NoticeAction): number
  dismiss(id: number): void
}

/** More than these on top of one another are not read: the oldest that is no error leaves. */
const MOST = 4

export function createNotices(): Notices {
  const store = createStore<readonly Notice[]>(() => [])
  let last = 0
  const add = (tone: Notice['tone'], message: Message, action?: NoticeAction): number => {
    last += 1
    const notice: Notice = { id: last, message, tone, action: action ?? null }
    const list = [...store.getState(), notice]
    const leaves = list.length > MOST ? list.findIndex((each) => each.tone === 'info') : -1
    store.setState(leaves >= 0 ? list.toSpliced(leaves, 1) : list, true)
    return last
  }
  return {
    store,
    tell: (message, action) => add('info', message, action),
    fail: (message, action) => add('error', message, action),
    dismiss: (id) =>
      store.setState(
        store.getState().filter((notice) => notice.id !== id),
        true,
      ),
  }
}
