import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { BrowserWindow, Dialog } from 'electron'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MAX_FILES, openResult } from '../../../src/contract/files.ts'
import {
  chooseFolder,
  type OutputFolders,
  openFolder,
  readFolder,
  takenNames,
  writeInFolder,
} from '../../../src/main/folders.ts'

let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'facing-pages-test-'))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const at = (...names: string[]): string => path.join(folder, ...names)

function write(name: string, content = '好'): void {
  fs.mkdirSync(path.dirname(at(name)), { recursive: true })
  fs.writeFileSync(at(name), content)
}

const nobody = () => ({ opened: new Set<string>(), saved: new Set<string>() })

/** A dialog in which the user chooses this, or cancels. */
const choosing = (chosen: string | null) =>
  ({
    showOpenDialog: async () => ({ canceled: chosen === null, filePaths: chosen ? [chosen] : [] }),
  }) as unknown as Dialog

const WINDOW = {} as BrowserWindow

const places = (files: readonly { folder?: string; name: string }[]): string[] =>
  files.map((file) => `${file.folder}|${file.name}`).sort()

describe('a folder', () => {
  it('is read with the folders below it; what is of no wanted kind is named', async () => {
    for (const name of ['一.docx', '上/二.DOCX', '上/深/三.txt', '圖.png', '上/style.css'])
      write(name)
    const known = nobody()
    const result = await readFolder(folder, ['docx', 'txt'], known)
    expect(places(result.files)).toEqual(['|一.docx', '上/深|三.txt', '上|二.DOCX'])
    expect(result).toMatchObject({ faults: [], root: path.basename(folder) })
    expect(result.skipped?.toSorted()).toEqual(['上/style.css', '圖.png'])
    expect(known.opened).toEqual(
      new Set([at('一.docx'), at('上', '二.DOCX'), at('上', '深', '三.txt')]),
    )
    expect(openResult(result, 'result')).toEqual(result)
  })

  it('is read without what is hidden, left by a program, or a link', async () => {
    for (const name of ['一.txt', '.git/二.txt', '.三.txt', '~$一.txt']) write(name)
    fs.symlinkSync(folder, at('again'))
    const { files, skipped } = await readFolder(folder, ['txt'], nobody())
    expect(places(files)).toEqual(['|一.txt'])
    expect(skipped).toEqual(['again'])
  })

  it('is read as far as it may be', async () => {
    for (let i = 0; i <= MAX_FILES; i++) write(`${i}.txt`)
    const { files, skipped } = await readFolder(folder, ['txt'], nobody())
    expect(files).toHaveLength(MAX_FILES)
    expect(skipped).toHaveLength(1)
  })

  it('that is not there is said', async () => {
    const { files, faults } = await readFolder(at('gone'), ['txt'], nobody())
    expect(files).toEqual([])
    expect(faults).toMatchObject([{ code: 'not-found' }])
  })

  it('is nothing where the user cancels', async () => {
    const request = { extensions: ['txt'] }
    expect(await openFolder(request, choosing(null), WINDOW, nobody())).toEqual({
      files: [],
      faults: [],
    })
    write('一.txt')
    expect((await openFolder(request, choosing(folder), WINDOW, nobody())).files).toHaveLength(1)
  })
})

describe('a folder to write into', () => {
  const bytes = new TextEncoder().encode('translated')
  const read = (name: string) => fs.readFileSync(at(name), 'utf8')

  async function chosen(place = folder) {
    const folders: OutputFolders = new Map()
    const known = nobody()
    const { id } = (await chooseFolder(choosing(place), WINDOW, folders))!
    const put = (name: string, replace: boolean) =>
      writeInFolder({ folder: id, name, bytes, replace }, folders, known)
    return { id, folders, known, put }
  }

  it('has nothing replaced that is there, unless that is wanted', async () => {
    write('一.en.docx', 'mine')
    const { known, put } = await chosen()
    const saved = [await put('一.en.docx', false), await put('一.en.docx', false)]
    expect(saved.map(({ name }) => name)).toEqual(['一.en 2.docx', '一.en 3.docx'])
    expect([read('一.en.docx'), read('一.en 2.docx')]).toEqual(['mine', 'translated'])
    expect(known.saved).toEqual(new Set(saved.map((file) => file.path)))
    expect(await put('一.en.docx', true)).toEqual({ name: '一.en.docx', path: at('一.en.docx') })
    expect(read('一.en.docx')).toBe('translated')
  })

  it('is not left by any name', async () => {
    const { put } = await chosen()
    for (const replace of [true, false]) {
      const { path: file } = await put('../二.docx', replace)
      expect(path.dirname(file)).toBe(folder)
    }
    expect(fs.existsSync(path.join(folder, '..', '二.docx'))).toBe(false)
  })

  it('tells which names are taken', async () => {
    write('一.docx')
    fs.mkdirSync(at('二.docx'))
    const { id, folders } = await chosen()
    const names = ['一.docx', '二.docx', '三.docx', '../一.docx']
    expect(await takenNames({ folder: id, names }, folders)).toEqual([
      '一.docx',
      '二.docx',
      '../一.docx',
    ])
  })

  it('is one that the user chose, and a fault names the file that failed', async () => {
    const nowhere: OutputFolders = new Map()
    expect(await chooseFolder(choosing(null), WINDOW, nowhere)).toBeNull()
    const request = { folder: folder, name: '一.docx', bytes, replace: true }
    await expect(writeInFolder(request, nowhere, nobody())).rejects.toThrow(/not known any more/)
    const { put } = await chosen(at('gone'))
    await expect(put('一.docx', true)).rejects.toThrow(/“一.docx” could not be saved/)
  })
})
