import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import {
  type Answer,
  type Argument,
  CALL_NAMES,
  CALLS,
  type CallName,
  callChannel,
  type EventName,
  eventChannel,
  type Payload,
} from '../contract/calls.ts'
import type { Parser } from '../contract/parse.ts'
import type { Reply } from '../contract/reply.ts'
import { faultOf } from './faults.ts'
import { isTrusted } from './security.ts'

/** One handler per call of the contract. */
export type Handlers = {
  readonly [C in CallName]: (
    argument: Argument<C>,
    sender: WebContents,
  ) => Answer<C> | Promise<Answer<C>>
}

/** Answers the calls of our own page; what anyone else sends is refused unread. */
export function answerCalls(ipcMain: IpcMain, handlers: Handlers): void {
  for (const name of CALL_NAMES) {
    ipcMain.handle(callChannel(name), (event, argument: unknown) =>
      answer(event, argument, name, handlers[name] as (a: unknown, s: WebContents) => unknown),
    )
  }
}

async function answer(
  event: IpcMainInvokeEvent,
  argument: unknown,
  name: CallName,
  handler: (argument: unknown, sender: WebContents) => unknown,
): Promise<Reply<unknown>> {
  if (!isTrusted(event.senderFrame)) throw new Error('This page may not call the app.')
  try {
    const parse: Parser<unknown> = CALLS[name].argument
    return { ok: true, value: await handler(parse(argument, name), event.sender) }
  } catch (error) {
    const fault = faultOf(error)
    if (fault.code === 'unexpected') console.error(`${name}:`, error)
    return { ok: false, fault }
  }
}

/** Tells a page something it did not ask for; nothing happens where the page is gone. */
export function tell<E extends EventName>(
  page: WebContents | null | undefined,
  event: E,
  payload: Payload<E>,
): void {
  if (page && !page.isDestroyed()) page.send(eventChannel(event), payload)
}
