import { expect, test } from 'vitest'
import { pictureOf } from '../../../../src/formats/zip/picture.ts'
import { buildDocx, PNG, p, r } from '../../../fixtures/build/docx.ts'

const file = buildDocx({
  body: p(r('圖在檔案裡。')),
  files: {
    'word/media/image1.png': PNG,
    'word/media/image2.png': '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>',
    'word/media/image3.emf': Uint8Array.of(1, 0, 0, 0, 108, 0, 0, 0),
  },
})

test('a raster picture comes with its type, by what it is and not by its name', () => {
  expect(pictureOf(file, 'word/media/image1.png')).toEqual({ type: 'image/png', bytes: PNG })
})

test.each([
  'word/media/image2.png',
  'word/media/image3.emf',
  'word/media/none.png',
  '../etc/passwd',
])('%s is none', (path) => {
  expect(pictureOf(file, path)).toBeNull()
})

test('a file that is no archive has none', () => {
  expect(pictureOf(new TextEncoder().encode('沒有圖'), 'word/media/image1.png')).toBeNull()
})
