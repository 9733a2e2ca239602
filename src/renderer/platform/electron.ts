import type { Bridge } from '../../contract/bridge.ts'
import {
  type Answer,
  type Argument,
  CALLS,
  type CallName,
  EVENTS,
  type EventName,
  type Payload,
} from '../../contract/calls.ts'
import type { OpenResult } from '../../contract/files.ts'
import type { Parser } from '../../contract/parse.ts'
import { reply } from '../../contract/reply.ts'
import { FlushHandlers } from './flush-handlers.ts'
import { Listeners } from './listeners.ts'
import { type Platform, PlatformError } from './types.ts'

/** The desktop app: everything is asked of the main process. */
export async function createElectronPlatform(bridge: Bridge): Promise<Platform> {
  const { ask, send, on } = speakOver(bridge)
  const info = await ask('appInfo', undefined)

  const arrivals = new Listeners<OpenResult>()
  const takeArrivals = async () => {
    if (arrivals.size === 0) return
    const result = await ask('takeFiles', undefined)
    if (result.files.length > 0 || result.faults.length > 0) arrivals.tell(result)
  }
  on('filesWaiting', () => void takeArrivals())

  const flushing = new FlushHandlers()
  on('flush', (request) => {
    void flushing.run().then((failure) => send('flushed', { request, failure }))
  })
  send('flushReady', undefined)

  let shownMenu = ''

  return {
    kind: 'electron',
    info,
    openFiles: (request) => ask('openFiles', request),
    openFolder: (request) => ask('openFolder', request),
    onFilesOpened(listener) {
      const end = arrivals.add(listener)
      void takeArrivals()
      return end
    },
    saveFile: (request) => ask('saveFile', request),
    async chooseFolder() {
      const chosen = await ask('chooseFolder', undefined)
      if (!chosen) return null
      const { id: folder, name } = chosen
      return {
        name,
        taken: (names) => ask('takenNames', { folder, names }),
        write: (file, bytes, replace) =>
          ask('writeInFolder', { folder, name: file, bytes, replace }),
        close: async () => undefined,
      }
    },
    async printPdf(job, { signal, onProgress } = {}) {
      signal?.throwIfAborted()
      const id = crypto.randomUUID()
      const cancel = () => send('cancelPrint', id)
      const end = on('printProgress', (event) => {
        if (event.id === id) onProgress?.(event.progress)
      })
      signal?.addEventListener('abort', cancel)
      try {
        return await ask('printPdf', { id, job })
      } catch (error) {
        signal?.throwIfAborted()
        throw error
      } finally {
        end()
        signal?.removeEventListener('abort', cancel)
      }
    },
    setMenu(model) {
      const shown = JSON.stringify(model)
      if (shown === shownMenu) return
      shownMenu = shown
      send('setMenu', model)
    },
    onMenuAction: (listener) => on('menuAction', listener),
    onFlush: (handler) => flushing.add(handler),
    backups: {
      put: (name, bytes) => ask('putBackup', { name, bytes }),
      list: () => ask('listBackups', undefined),
      read: (id) => ask('readBackup', id),
      remove: (name) => ask('removeBackups', name),
    },
    setWindow: (state) => send('setWindow', state),
    setTheme: (theme) => send('setTheme', theme),
    setLanguage: (language) => send('setLanguage', language),
    addRecentFile: (path) => send('addRecentFile', path),
    showInFolder: (path) => ask('showInFolder', path),
    openExternal: (url) => ask('openExternal', url),
  }
}

/** The bridge with everything that comes over it parsed. */
function speakOver(bridge: Bridge) {
  async function ask<C extends CallName>(name: C, argument: Argument<C>): Promise<Answer<C>> {
    const answer = CALLS[name].answer as Parser<Answer<C>>
    const answered = reply(answer)(await bridge.call[name](argument), name)
    if (answered.ok) return answered.value
    throw new PlatformError(answered.fault.code, answered.fault.message)
  }

  /** For calls nobody waits for. */
  function send<C extends CallName>(name: C, argument: Argument<C>): void {
    ask(name, argument).catch((error: unknown) => console.error(`${name}:`, error))
  }

  function on<E extends EventName>(name: E, listener: (payload: Payload<E>) => void): () => void {
    const parse = EVENTS[name] as Parser<Payload<E>>
    return bridge.on[name]((payload) => listener(parse(payload, name)))
  }

  return { ask, send, on }
}
