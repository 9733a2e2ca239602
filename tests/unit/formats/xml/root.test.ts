import { describe, expect, it } from 'vitest'
import { rootTag } from '../../../../src/formats/xml/root.ts'
import { prefixedAttribute, withAttribute } from '../../../../src/formats/xml/tag.ts'
import { utf8, utf16 } from '../../../fixtures/build/exchange.ts'

describe('rootTag', () => {
  it.each([
    ['alone', '<tmx version="1.4">'],
    ['behind a declaration and white space', '<?xml version="1.0"?>\n\n <tmx/>'],
    ['behind comments and instructions', '<!-- <a> --><?pi >?><!----><tmx>'],
    ['behind a document type', '<!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx>'],
    ['behind a document type with a subset', '<!DOCTYPE tmx [<!ELEMENT tmx (a>b)> ]>\n<tmx>'],
    ['broken off', '<tmx version="1.4'],
  ])('is found %s', (_, text) => {
    expect(rootTag(utf8(text))?.name).toBe('tmx')
  })

  it('is found in UTF-16 of either order', () => {
    for (const little of [true, false]) expect(rootTag(utf16('<tmx/>', little))?.name).toBe('tmx')
  })

  it('has its namespace, whatever its prefix, and its attributes', () => {
    expect(rootTag(utf8(`<x:a xmlns='urn:b' xmlns:x="urn:x" n='>"'/>`))).toEqual({
      name: 'a',
      namespace: 'urn:x',
      attributes: { xmlns: 'urn:b', 'xmlns:x': 'urn:x', n: '>"' },
    })
  })

  it.each(['', 'text <tmx>', '<!-- never closed', '\u0000\u0001'])('is none in “%s”', (text) => {
    expect(rootTag(utf8(text))).toBeNull()
  })
})

describe('withAttribute', () => {
  it('changes one attribute and leaves the rest as it is written', () => {
    const tag = `<a  b = 'x>' state="new"\n c="state"/>`
    expect(withAttribute(tag, 'state', 'a"b')).toBe(`<a  b = 'x>' state="a&quot;b"\n c="state"/>`)
    expect(withAttribute(tag, 'state', null)).toBe(`<a  b = 'x>'\n c="state"/>`)
    expect(withAttribute('<a />', 'b', '1')).toBe('<a b="1" />')
    expect(withAttribute('<a>', 'b', null)).toBe('<a>')
  })

  it('finds the name an attribute of another namespace is written with', () => {
    expect(prefixedAttribute('<a status="1" q:status="2">', 'status')).toBe('q:status')
    expect(prefixedAttribute('<a status="1">', 'status')).toBeNull()
  })
})
