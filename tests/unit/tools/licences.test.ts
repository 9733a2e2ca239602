import { describe, expect, it } from 'vitest'
import { packageFolder, writeLicences } from '../../../tools/licences.ts'

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
