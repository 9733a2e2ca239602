import { Dexie } from 'dexie'
import { afterEach } from 'vitest'
import type { ChangeSource, DocumentChanges } from '../../../src/core/document/changes.ts'
import { createDocument, createRow } from '../../../src/core/document/create.ts'
import { fromText, textOf } from '../../../src/core/document/inline.ts'
import type { BilingualDocument, Row } from '../../../src/core/document/model.ts'
import { keysBetween } from '../../../src/core/document/order.ts'
import { summarise } from '../../../src/core/document/summary.ts'
import { openStorage } from '../../../src/renderer/storage/storage.ts'
import type { Storage, StorageOptions } from '../../../src/renderer/storage/types.ts'

// On localhost Dexie traces every failed operation to the console, also those that a test wants.
Dexie.debug = false

const opened: { storage: Storage; name: string }[] = []
let count = 0

/** A name of a database that no other test uses. */
export const freshName = (): string => `test-${Date.now()}-${count++}`

/** Opens a storage that is closed and deleted after the test. */
export async function open(name = freshName(), options?: StorageOptions): Promise<Storage> {
  const storage = await openStorage(name, options)
  opened.push({ storage, name })
  return storage
}

afterEach(async () => {
  const names = new Set(opened.map(({ name }) => name))
  for (const { storage } of opened.splice(0)) storage.close()
  for (const name of names) await request(indexedDB.deleteDatabase(name))
})

export function request<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error)
  })
}

/** All that a database holds, table by table, read past the code under test. */
export async function dump(name: string): Promise<Record<string, unknown[]>> {
  const database = await request(indexedDB.open(name))
  const tables: Record<string, unknown[]> = {}
  for (const table of database.objectStoreNames) {
    tables[table] = await request(database.transaction(table).objectStore(table).getAll())
  }
  database.close()
  return tables
}

/** Changes a table past the code under test. */
export async function tamper(
  name: string,
  table: string,
  change: (store: IDBObjectStore) => void,
): Promise<void> {
  const database = await request(indexedDB.open(name))
  const transaction = database.transaction(table, 'readwrite')
  change(transaction.objectStore(table))
  await new Promise((resolve) => {
    transaction.oncomplete = resolve
  })
  database.close()
}

export function essay(rows = 6, title = '燈下'): BilingualDocument {
  return createDocument({
    sourceLanguage: 'zh-Hant',
    provenance: { name: 'lamplight.txt', format: 'text', encoding: 'utf-8' },
    metadata: { title, author: '何夕' },
    rows: [
      { kind: 'title', source: title, target: 'By Lamplight' },
      ...Array.from({ length: rows - 1 }, (_, i) => ({
        kind: 'paragraph' as const,
        source: `第${i + 1}段：他把燈捻亮，又讀了一遍，字還是那些字，意思卻換了一層。`,
        target: i % 3 ? `He turned up the lamp and read passage ${i + 1} once more.` : '',
      })),
    ],
  })
}

export const targets = (document: BilingualDocument): string[] =>
  document.rows.map((row) => textOf(row.target))

/** What an editor is to the saver, without an editor: a document under change. */
export class Editing implements ChangeSource {
  private taken: BilingualDocument
  private readonly listeners = new Set<() => void>()

  constructor(public document: BilingualDocument) {
    this.taken = document
  }

  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  take(): DocumentChanges | null {
    if (this.taken === this.document) return null
    const before = new Map(this.taken.rows.map((row) => [row.id, row]))
    const put = this.document.rows.filter((row) => before.get(row.id) !== row)
    for (const row of this.document.rows) before.delete(row.id)
    this.taken = this.document
    const { rows, ...header } = this.document
    return { header, put, removed: [...before.keys()], summary: summarise(rows) }
  }

  private become(document: BilingualDocument): void {
    this.document = document
    for (const listener of this.listeners) listener()
  }

  private replace(from: number, count: number, ...rows: Row[]): void {
    this.become({ ...this.document, rows: this.document.rows.toSpliced(from, count, ...rows) })
  }

  write(at: number, text: string): void {
    const row = this.document.rows[at]!
    this.replace(at, 1, { ...row, target: fromText(text), status: 'draft' })
  }

  insert(at: number, text: string): void {
    const { rows } = this.document
    const keys = keysBetween(rows[at - 1]?.order ?? null, rows[at]?.order ?? null, 1)
    this.replace(at, 0, createRow({ kind: 'paragraph', source: text }, keys[0]!))
  }

  remove(at: number): void {
    this.replace(at, 1)
  }

  /** Every row anew, as when a document is divided into sentences. */
  rewriteAll(text: string): void {
    const rows = this.document.rows.map((row) => ({ ...row, target: fromText(text) }))
    this.become({ ...this.document, rows })
  }

  rename(title: string): void {
    const metadata = { ...this.document.metadata, targetTitle: title }
    this.become({ ...this.document, metadata })
  }
}

/** Resolves when the condition holds; a test that waits for ever fails by its time limit. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5))
}
