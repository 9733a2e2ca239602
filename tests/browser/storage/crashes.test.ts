import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { BilingualDocument } from '../../../src/core/document/model.ts'
import { openStorage } from '../../../src/renderer/storage/storage.ts'
import type { Saver, Storage } from '../../../src/renderer/storage/types.ts'
import { Editing, essay, freshName, request, until } from './workbench.ts'

type Step =
  | { readonly do: 'write' | 'insert' | 'remove' | 'rename' | 'rewriteAll'; readonly at: number }
  | { readonly do: 'flush' | 'settle' | 'crash' | 'pause' | 'fail' | 'restart' }

const edits = fc.record({
  do: fc.constantFrom('write', 'write', 'write', 'insert', 'remove', 'rename', 'rewriteAll'),
  at: fc.nat(),
})
const events = fc.record({
  do: fc.constantFrom('flush', 'settle', 'crash', 'pause', 'fail', 'restart'),
})
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof({ arbitrary: edits, weight: 3 }, { arbitrary: events, weight: 2 }) as fc.Arbitrary<Step>,
  { maxLength: 25 },
)

/** One window on one document, which can crash and be opened again. */
class Window {
  private storage!: Storage
  private saver!: Saver
  editing!: Editing
  /** States of the document since the last one that is known to be durable, that one first. */
  private states: BilingualDocument[] = []
  private changes = 0

  private constructor(
    private readonly name: string,
    private readonly id: string,
  ) {}

  static async open(): Promise<Window> {
    const name = freshName()
    const storage = await openStorage(name)
    const project = await storage.addProject([essay(5)])
    const window = new Window(name, project.documents[0]!)
    window.states = [await storage.loadDocument(window.id)]
    storage.close()
    await window.start()
    return window
  }

  private async start(): Promise<void> {
    this.storage = await openStorage(this.name)
    const document = await this.storage.loadDocument(this.id)
    // What was typed may be lost up to the last write, but never in part, nor what was written.
    expect(this.states).toContainEqual(document)
    this.states = [document]
    this.editing = new Editing(document)
    this.saver = this.storage.createSaver(this.id, this.editing, { delay: 1, idle: 3, retry: 2 })
  }

  edit(step: Step & { readonly at: number }): void {
    const { editing } = this
    const at = step.at % Math.max(1, editing.document.rows.length)
    const text = `Change ${this.changes++}`
    if (step.do === 'insert') editing.insert(at, text)
    else if (step.do === 'rename') editing.rename(text)
    else if (editing.document.rows.length === 0) return
    else if (step.do === 'write') editing.write(at, text)
    else if (step.do === 'remove') editing.remove(at)
    else editing.rewriteAll(text)
    this.states.push(editing.document)
  }

  async flush(): Promise<void> {
    const { document } = this.editing
    await this.saver.flush()
    this.states = [document]
  }

  async settle(): Promise<void> {
    await until(() => this.saver.state === 'saved')
    this.states = [this.editing.document]
  }

  /** The window is gone from one moment to the next, whatever was going on. */
  async crash(): Promise<void> {
    this.storage.close()
    await this.start()
  }

  /** Another window opens the same library, and brings its rows up to date. */
  async restart(): Promise<void> {
    const other = await openStorage(this.name)
    expect(this.states).toContainEqual(await other.loadDocument(this.id))
    other.close()
  }

  /** The next writes fail for a moment. */
  async fail(): Promise<void> {
    const { add, put } = IDBObjectStore.prototype
    const full = () => {
      throw new DOMException('no space', 'QuotaExceededError')
    }
    IDBObjectStore.prototype.add = full
    IDBObjectStore.prototype.put = full
    await this.saver.flush().catch(() => {})
    IDBObjectStore.prototype.add = add
    IDBObjectStore.prototype.put = put
  }

  async end(): Promise<void> {
    await this.saver.stop()
    this.states = [this.editing.document]
    await this.crash()
    await this.saver.stop()
    this.storage.close()
    await request(indexedDB.deleteDatabase(this.name))
  }
}

async function take(window: Window, step: Step): Promise<void> {
  if ('at' in step) window.edit(step)
  else if (step.do === 'pause') await new Promise((resolve) => setTimeout(resolve, 4))
  else await window[step.do]()
}

it('whatever is done, and wherever it crashes, nothing that was written is lost', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (list) => {
      const window = await Window.open()
      for (const step of list) await take(window, step)
      await window.end()
    }),
    { numRuns: 60 },
  )
}, 120_000)
