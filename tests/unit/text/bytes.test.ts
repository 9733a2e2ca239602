import { expect, test } from 'vitest'
import { joinBytes } from '../../../src/core/text/bytes.ts'

test('pieces of bytes stand one after another', () => {
  const bytes = Uint8Array.of(1, 2, 3, 4, 5)
  const pieces = [bytes.subarray(3), new Uint8Array(0), bytes.subarray(0, 2)]
  expect(joinBytes(pieces)).toEqual(Uint8Array.of(4, 5, 1, 2))
  expect(joinBytes([])).toEqual(new Uint8Array(0))
  expect(joinBytes([bytes])).toBe(bytes)
})
