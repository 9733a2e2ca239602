import { describe, expect, it } from 'vitest'
import type { Bridge } from '../../../src/contract/bridge.ts'
import { CALL_NAMES, EVENT_NAMES, type EventName } from '../../../src/contract/calls.ts'
import { ContractError } from '../../../src/contract/parse.ts'
import type { PrintJob } from '../../../src/contract/print-job.ts'
import { createElectronPlatform } from '../../../src/renderer/platform/electron.ts'

const INFO = {
  system: 'linux',
  version: '1.0.0',
  electron: '33.3.0',
  chromium: '130.0.0',
  languages: ['zh-TW'],
}

const JOB: PrintJob = {
  title: '',
  author: '',
  lang: 'en',
  body: '',
  css: '',
  paper: 'A4',
  landscape: false,
  running: '',
  work: { titles: [], languages: [], translator: '', origin: '', date: '' },
}

type Answer = (argument: unknown) => unknown

/** The other process: answers calls as it is told to, remembers them, and sends events. */
function otherProcess(answers: Readonly<Record<string, Answer>> = {}) {
  const calls: [string, unknown][] = []
  const listeners = new Map<string, Set<(payload: unknown) => void>>()
  const bridge = {
    call: Object.fromEntries(
      CALL_NAMES.map((name) => [
        name,
        async (argument: unknown) => {
          // What crosses between processes is copied.
          calls.push([name, structuredClone(argument)])
          const answer = name === 'appInfo' && !answers.appInfo ? () => INFO : answers[name]
          return { ok: true, value: await answer?.(argument) }
        },
      ]),
    ),
    on: Object.fromEntries(
      EVENT_NAMES.map((name) => [
        name,
        (listener: (payload: unknown) => void) => {
          const set = listeners.get(name) ?? new Set()
          listeners.set(name, set.add(listener))
          return () => set.delete(listener)
        },
      ]),
    ),
  } as unknown as Bridge
  const send = (event: EventName, payload: unknown) => {
    for (const listener of listeners.get(event) ?? []) listener(payload)
  }
  const named = (name: string) => calls.filter(([each]) => each === name).map(([, value]) => value)
  return { bridge, send, named }
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('createElectronPlatform', () => {
  it('parses what the other process says', async () => {
    const { bridge } = otherProcess({ appInfo: () => ({ ...INFO, system: 'beos' }) })
    await expect(createElectronPlatform(bridge)).rejects.toBeInstanceOf(ContractError)
    const odd = otherProcess({ listBackups: () => [{ id: '../x', name: 'x', time: 1, size: 1 }] })
    const platform = await createElectronPlatform(odd.bridge)
    await expect(platform.backups!.list()).rejects.toBeInstanceOf(ContractError)
  })

  it('turns a fault into an error with its code', async () => {
    const { bridge } = otherProcess()
    const platform = await createElectronPlatform({
      ...bridge,
      call: {
        ...bridge.call,
        saveFile: async () => ({
          ok: false,
          fault: { code: 'disk-full', message: 'The disk is full.' },
        }),
      },
    })
    const request = { suggestedName: 'x', filters: [], bytes: new Uint8Array() }
    await expect(platform.saveFile(request)).rejects.toMatchObject({
      name: 'PlatformError',
      code: 'disk-full',
      message: 'The disk is full.',
    })
  })

  it('hands files over that came before anybody listened, and those that come later', async () => {
    const waiting = [['a.txt'], ['b.txt']]
    const { bridge, send, named } = otherProcess({
      takeFiles: () => ({
        files: (waiting.shift() ?? []).map((name) => ({
          name,
          path: `/${name}`,
          size: 0,
          bytes: new Uint8Array(),
        })),
        faults: [],
      }),
    })
    const platform = await createElectronPlatform(bridge)
    send('filesWaiting', undefined)
    await settled()
    expect(named('takeFiles')).toHaveLength(0)
    const names: string[] = []
    const end = platform.onFilesOpened(({ files }) => names.push(...files.map((each) => each.name)))
    await settled()
    expect(names).toEqual(['a.txt'])
    send('filesWaiting', undefined)
    await settled()
    expect(names).toEqual(['a.txt', 'b.txt'])
    end()
  })

  it('answers a flush when every handler has settled', async () => {
    const { bridge, send, named } = otherProcess()
    const platform = await createElectronPlatform(bridge)
    expect(named('flushReady')).toHaveLength(1)
    let write: () => void = () => undefined
    const end = platform.onFlush(() => new Promise((resolve) => (write = resolve)))
    send('flush', 1)
    await settled()
    expect(named('flushed')).toEqual([])
    write()
    await settled()
    expect(named('flushed')).toEqual([{ request: 1, failure: null }])
    end()
    platform.onFlush(async () => {
      throw new Error('The disk is full.')
    })
    send('flush', 2)
    await settled()
    expect(named('flushed')[1]).toEqual({ request: 2, failure: 'The disk is full.' })
  })

  it('sends the same menu once', async () => {
    const { bridge, named } = otherProcess()
    const platform = await createElectronPlatform(bridge)
    const menu = () => [{ role: null, label: 'Edit', entries: [] }]
    platform.setMenu(menu())
    platform.setMenu(menu())
    expect(named('setMenu')).toHaveLength(1)
  })

  it('tells of the progress of its own print job, and cancels it', async () => {
    const { bridge, send, named } = otherProcess({
      printPdf: (argument) => {
        const { id } = argument as { id: string }
        const progress = { stage: 'printing', done: 0, total: 3 }
        send('printProgress', { id: 'another', progress: { ...progress, stage: 'layout' } })
        send('printProgress', { id, progress })
        return new Uint8Array([1])
      },
    })
    const platform = await createElectronPlatform(bridge)
    const abort = new AbortController()
    const stages: string[] = []
    const printing = platform.printPdf(JOB, {
      signal: abort.signal,
      onProgress: ({ stage }) => stages.push(stage),
    })
    abort.abort()
    expect(await printing).toEqual(new Uint8Array([1]))
    expect(stages).toEqual(['printing'])
    expect(named('cancelPrint')).toEqual([(named('printPdf')[0] as { id: string }).id])
    await expect(platform.printPdf(JOB, { signal: abort.signal })).rejects.toMatchObject({
      name: 'AbortError',
    })
  })
})
