import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIONS } from '../../../src/renderer/ui/actions/index.ts'
import {
  accelerator,
  ariaKeys,
  formatKeys,
  type KeyPress,
  matchesKeys,
  parseKeys,
} from '../../../src/renderer/ui/actions/keys.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})

const matches = (keys: string, event: KeyPress, system: 'macos' | 'other' = 'other') =>
  matchesKeys(parseKeys(keys), event, system)

describe('parseKeys', () => {
  it('takes modifiers and key apart', () => {
    expect(parseKeys('Mod-Shift-m')).toEqual({ mod: true, alt: false, shift: true, key: 'm' })
    expect(parseKeys('Alt-ArrowDown')).toEqual({
      mod: false,
      alt: true,
      shift: false,
      key: 'ArrowDown',
    })
    expect(parseKeys('Mod--').key).toBe('-')
    expect(parseKeys('?').key).toBe('?')
  })

  it('refuses a modifier it does not know', () => {
    expect(() => parseKeys('Ctrl-m')).toThrow('“Ctrl” in “Ctrl-m” is no modifier')
  })
})

describe('matchesKeys', () => {
  it('knows Mod as Command on macOS and as Control elsewhere', () => {
    expect(matches('Mod-m', press('m', { ctrlKey: true }))).toBe(true)
    expect(matches('Mod-m', press('m', { metaKey: true }))).toBe(false)
    expect(matches('Mod-m', press('m', { metaKey: true }), 'macos')).toBe(true)
    expect(matches('Mod-m', press('m', { ctrlKey: true }), 'macos')).toBe(false)
  })

  it('wants exactly the modifiers of a letter', () => {
    expect(matches('Mod-m', press('M', { ctrlKey: true, shiftKey: true }))).toBe(false)
    expect(matches('Mod-Shift-m', press('M', { ctrlKey: true, shiftKey: true }))).toBe(true)
    expect(matches('Mod-m', press('m', { ctrlKey: true, altKey: true }))).toBe(false)
    expect(matches('F3', press('F3', { shiftKey: true }))).toBe(false)
  })

  it('takes a symbol with or without Shift, as the keyboard has it', () => {
    expect(matches('?', press('?', { shiftKey: true }))).toBe(true)
    expect(matches('Mod-/', press('/', { ctrlKey: true, shiftKey: true }))).toBe(true)
    expect(matches('Mod-+', press('+', { ctrlKey: true, shiftKey: true }))).toBe(true)
  })

  it('goes by the place of the key where the keyboard has no Latin letters', () => {
    const zhuyin = press('ㄩ', { code: 'KeyM', ctrlKey: true })
    expect(matches('Mod-m', zhuyin)).toBe(true)
    const dvorak = press('b', { code: 'KeyN', ctrlKey: true })
    expect(matches('Mod-n', dvorak)).toBe(false)
    expect(matches('Mod-b', dvorak)).toBe(true)
  })
})

describe('how keys are written', () => {
  it.each([
    ['Mod-Shift-m', 'Ctrl+Shift+M', '⇧⌘M', 'CmdOrCtrl+Shift+M', 'Control+Shift+M'],
    ['Alt-ArrowDown', 'Alt+↓', '⌥↓', 'Alt+Down', 'Alt+ArrowDown'],
    ['Enter', 'Enter', '↩', 'Enter', 'Enter'],
    ['Mod--', 'Ctrl+-', '⌘-', 'CmdOrCtrl+-', 'Control+-'],
    ['Mod-+', 'Ctrl++', '⌘+', 'CmdOrCtrl+Plus', 'Control++'],
  ])('writes %s for each reader', (keys, other, mac, native, aria) => {
    expect(formatKeys(keys, 'other')).toBe(other)
    expect(formatKeys(keys, 'macos')).toBe(mac)
    expect(accelerator(keys)).toBe(native)
    expect(ariaKeys(keys, 'other')).toBe(aria)
  })
})

describe('the actions', () => {
  it('have ids of their own', () => {
    const ids = ACTIONS.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('share no keys in a scope', () => {
    const bound = ACTIONS.flatMap(({ id, keys = [] }) => keys.map((each) => [each, id] as const))
    const twice = bound.filter(([keys], i) => bound.findIndex(([other]) => other === keys) !== i)
    expect(twice).toEqual([])
  })

  it('stand in a menu, every one', () => {
    expect(ACTIONS.filter(({ menu }) => !menu)).toEqual([])
  })

  it('never take a letter away from someone who writes', () => {
    const bare = ACTIONS.flatMap(({ keys = [], scope }) => keys.map((each) => ({ each, scope })))
      .filter(({ each }) => !/-|^F\d+$/.test(each))
      .filter(({ scope }) => scope !== 'text')
    expect(bare).toEqual([])
  })

  it('match the press that their own keys describe, and no other action', () => {
    const all = ACTIONS.flatMap(({ keys = [] }) => keys)
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.constantFrom(...all), (one, other) => {
        const { mod, alt, shift, key } = parseKeys(one)
        const event = press(key, { ctrlKey: mod, altKey: alt, shiftKey: shift })
        return matches(other, event) === (one === other)
      }),
    )
  })
})
