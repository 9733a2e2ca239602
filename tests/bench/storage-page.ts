/** The half of the storage bench that runs in the page. */
import type { ChangeSource, DocumentChanges } from '../../src/core/document/changes.ts'
import { createDocument } from '../../src/core/document/create.ts'
import { fromText } from '../../src/core/document/inline.ts'
import type { BilingualDocument } from '../../src/core/document/model.ts'
import { normaliseDocument } from '../../src/core/document/normalise.ts'
import { sha256 } from '../../src/core/document/original.ts'
import { summarise } from '../../src/core/document/summary.ts'
import { openStorage } from '../../src/renderer/storage/storage.ts'
import type { Saver, Storage } from '../../src/renderer/storage/types.ts'

/** About 60 characters and 35 words a row. */
const CHINESE =
  '夜裏下過雨，石板路上還亮著水光，賣豆花的老人已經把擔子停在橋頭，一面舀湯一面和早起的學生說著昨天沒有說完的故事，聲音不高，卻一直傳到對岸去。'
const ENGLISH =
  'It had rained in the night and the flagstones still shone, and at the head of the bridge the old man who sold bean curd had set down his load and went on with the story he had left unfinished the day before.'

/** A source that costs nothing, so that what is measured is the saving. */
class OneRow implements ChangeSource {
  private next: DocumentChanges | null = null
  private listener = () => {}
  private readonly summary
  private count = 0

  constructor(private readonly document: BilingualDocument) {
    this.summary = summarise(document.rows)
  }

  onChange(listener: () => void): () => void {
    this.listener = listener
    return () => {}
  }

  take(): DocumentChanges | null {
    const { next } = this
    this.next = null
    return next
  }

  type(): void {
    const { rows, ...header } = this.document
    const row = rows[this.count % rows.length]!
    const target = fromText(`${ENGLISH} ${this.count++}`)
    this.next = { header, put: [{ ...row, target }], removed: [], summary: this.summary }
    this.listener()
  }
}

const clock = async (work: () => unknown): Promise<number> => {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const repeat = async (times: number, measure: () => Promise<number>): Promise<number[]> => {
  const samples: number[] = []
  for (let i = 0; i < times; i++) samples.push(await measure())
  return samples
}

/** Longest time that the page could not do anything else while the work went on. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  const channel = new MessageChannel()
  let longest = 0
  let last = performance.now()
  channel.port1.onmessage = () => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
    channel.port2.postMessage(null)
  }
  channel.port2.postMessage(null)
  await work()
  channel.port1.close()
  return longest
}

export class StorageBench {
  private constructor(
    private readonly name: string,
    private readonly storage: Storage,
    private readonly document: BilingualDocument,
    /** Milliseconds that the adding of the document took. */
    readonly adding: number,
  ) {}

  static async open(rows: number): Promise<StorageBench> {
    const name = `bench-${Date.now()}`
    const storage = await openStorage(name)
    const document = createDocument({
      sourceLanguage: 'zh-Hant',
      provenance: { name: 'bench.txt', format: 'text', encoding: 'utf-8' },
      rows: Array.from({ length: rows }, (_, i) => ({
        kind: 'paragraph' as const,
        source: CHINESE + i,
        target: ENGLISH + i,
      })),
    })
    const adding = await clock(() => storage.addProject([document]))
    return new StorageBench(name, storage, await storage.loadDocument(document.id), adding)
  }

  loading(): Promise<number[]> {
    return repeat(9, () => clock(() => this.storage.loadDocument(this.document.id)))
  }

  /** Times of a bare `getAll` over the same rows: what no loading can do without. */
  async reading(): Promise<number[]> {
    const database = await settled(indexedDB.open(this.name))
    const range = IDBKeyRange.bound(`${this.document.id}/`, `${this.document.id}/\uffff`)
    const times = await repeat(9, () =>
      clock(() => settled(database.transaction('rows').objectStore('rows').getAll(range))),
    )
    database.close()
    return times
  }

  async normalising(): Promise<number[]> {
    return repeat(15, async () => {
      const copy = structuredClone(this.document)
      return clock(() => normaliseDocument(copy))
    })
  }

  /** Times from a change to its being durable. */
  durable(times: number): Promise<number[]> {
    return this.saving({}, (source, saver) =>
      repeat(times, () =>
        clock(() => {
          source.type()
          return becomes(saver)
        }),
      ),
    )
  }

  /** Saves one row so many times; what it costs is measured from outside. */
  async save(times: number, andFold: boolean): Promise<void> {
    await this.saving({ delay: 0, idle: 1e6 }, async (source, saver) => {
      for (let i = 0; i < times; i++) {
        source.type()
        await (andFold ? saver.flush() : becomes(saver))
      }
      return []
    })
  }

  backingUp(): Promise<number[]> {
    const { projectId } = this.document
    return repeat(3, () => longestBlock(() => this.storage.exportBackup(projectId)))
  }

  /** The same for a project whose documents were read from files, so many bytes of them. */
  async backingUpFiles(bytes: number): Promise<{ adding: number; backingUp: number[] }> {
    const file = new Uint8Array(bytes)
    for (let at = 0; at < bytes; at += 65_536) {
      crypto.getRandomValues(file.subarray(at, at + 65_536))
    }
    const original = { hash: await sha256(file), name: 'bench.docx', bytes: file }
    const { provenance } = this.document
    const document = { ...this.document, provenance: { ...provenance, original: original.hash } }
    let projectId = ''
    const adding = await longestBlock(async () => {
      const { id } = await this.storage.addProject([document], undefined, { originals: [original] })
      projectId = id
    })
    const backingUp = await repeat(3, () =>
      longestBlock(() => this.storage.exportBackup(projectId)),
    )
    return { adding, backingUp }
  }

  close(): void {
    this.storage.close()
  }

  private async saving(
    options: { delay?: number; idle?: number },
    work: (source: OneRow, saver: Saver) => Promise<number[]>,
  ): Promise<number[]> {
    const source = new OneRow(this.document)
    const saver = this.storage.createSaver(this.document.id, source, options)
    const times = await work(source, saver)
    await saver.stop()
    return times
  }
}

function becomes(saver: Saver): Promise<void> {
  return new Promise((resolve) => {
    const end = saver.subscribe(() => {
      if (saver.state !== 'saved') return
      end()
      resolve()
    })
  })
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
