import type { Picture } from '../../formats/zip/picture.ts'

/** What the worker is told: the file first, then one picture after another. */
export type PicturesRequest =
  | { readonly type: 'file'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'picture'; readonly path: string }

export interface PicturesReply {
  readonly path: string
  readonly picture: Picture | null
}

/** Shows the pictures of a file. */
export interface Pictures {
  /** Address of a picture, by its path in the file; null where there is none that can be shown. */
  addressOf(path: string): Promise<string | null>
  /** Ends the worker; the addresses hold no longer. */
  close(): void
}

/**
 * Takes pictures out of a file off the main thread, each once and only when it is asked for.
 * @param load the bytes of the file, loaded with the first question; null where it is not at hand
 */
export function createPictures(load: () => Promise<Uint8Array<ArrayBuffer> | null>): Pictures {
  const addresses = new Map<string, Promise<string | null>>()
  const waiting = new Map<string, (picture: Picture | null) => void>()
  let worker: Promise<Worker | null> | null = null
  let isOpen = true

  const start = async (): Promise<Worker | null> => {
    const bytes = await load()
    if (!bytes || !isOpen) return null
    const started = new Worker(new URL('./pictures.worker.ts', import.meta.url), {
      type: 'module',
      name: 'pictures',
    })
    started.addEventListener('message', ({ data }: MessageEvent<PicturesReply>) => {
      waiting.get(data.path)?.(data.picture)
      waiting.delete(data.path)
    })
    started.addEventListener('error', giveUp)
    started.postMessage({ type: 'file', bytes } satisfies PicturesRequest, [bytes.buffer])
    return started
  }

  /** A page without pictures is better than one that waits for them. */
  const giveUp = () => {
    for (const answer of waiting.values()) answer(null)
    waiting.clear()
  }

  const ask = async (path: string): Promise<string | null> => {
    worker ??= start()
    const ready = await worker
    if (!ready || !isOpen) return null
    const picture = await new Promise<Picture | null>((resolve) => {
      waiting.set(path, resolve)
      ready.postMessage({ type: 'picture', path } satisfies PicturesRequest)
    })
    if (!picture || !isOpen) return null
    return URL.createObjectURL(new Blob([new Uint8Array(picture.bytes)], { type: picture.type }))
  }

  return {
    addressOf(path) {
      const known = addresses.get(path) ?? ask(path)
      addresses.set(path, known)
      return known
    },
    close() {
      isOpen = false
      giveUp()
      const revoke = (address: string | null) => address && URL.revokeObjectURL(address)
      for (const address of addresses.values()) address.then(revoke, () => {})
      worker?.then(
        (started) => started?.terminate(),
        () => {},
      )
    },
  }
}
