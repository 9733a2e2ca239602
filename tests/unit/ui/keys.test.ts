import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIONS, actionOf } from '../../../src/renderer/ui/actions/index.ts'
import {
  accelerator,
  ariaKeys,
  formatKeys,
  type KeyPress,
  keysOf,
  matchesKeys,
  parseKeys,
  shownKeys,
} from '../../../src/renderer/ui/actions/keys.ts'

const SYSTEMS = ['macos', 'other'] as const

/**
 * What macOS itself does, by Apple's list of keyboard shortcuts: windows, screen pictures, Spotlight,
 * the Dock, log out, force quit; and ending what is going on.
 */
const MACOS = [
  ...['Mod-h', 'Mod-m', 'Mod-q', 'Mod-w', 'Mod-Alt-h', 'Mod-Alt-m', 'Mod-Alt-d', 'Mod-Alt-Escape'],
  ...['Mod-Tab', 'Mod- ', 'Mod-Shift-3', 'Mod-Shift-4', 'Mod-Shift-5', 'Mod-Shift-q', 'Mod-.'],
]

/** What Microsoft's Chinese input methods take: full-width signs, punctuation, script. */
const INPUT_METHODS = ['Mod- ', 'Shift- ', 'Mod-.', 'Mod-,', 'Mod-Shift-f']

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

  it.each(SYSTEMS)('share no keys in a scope (%s)', (system) => {
    const bound = ACTIONS.flatMap((action) =>
      keysOf(action, system).map((each) => [each, action.id] as const),
    )
    const twice = bound.filter(([keys], i) => bound.findIndex(([other]) => other === keys) !== i)
    expect(twice).toEqual([])
  })

  it('stand in a menu, every one', () => {
    expect(ACTIONS.filter(({ menu }) => !menu)).toEqual([])
  })

  it.each(SYSTEMS)('never take a letter away from someone who writes (%s)', (system) => {
    const bare = ACTIONS.filter(({ scope }) => scope !== 'text')
      .flatMap((action) => keysOf(action, system))
      .filter((keys) => !/-|^F\d+$/.test(keys))
    expect(bare).toEqual([])
  })

  it.each(SYSTEMS)('match the press that their own keys describe, and no other (%s)', (system) => {
    const all = ACTIONS.flatMap((action) => keysOf(action, system))
    fc.assert(
      fc.property(fc.constantFrom(...all), fc.constantFrom(...all), (one, other) => {
        const { mod, alt, shift, key } = parseKeys(one)
        const main = system === 'macos' ? { metaKey: mod } : { ctrlKey: mod }
        const event = press(key, { ...main, altKey: alt, shiftKey: shift })
        return matches(other, event, system) === (one === other)
      }),
    )
  })

  it.each([
    ['macos', MACOS],
    ['other', INPUT_METHODS],
  ] as const)('leave the system and the input methods their keys (%s)', (system, theirs) => {
    const taken = ACTIONS.flatMap((action) => keysOf(action, system)).filter((keys) =>
      theirs.includes(keys),
    )
    expect(taken).toEqual([])
  })

  it('have other keys on macOS where theirs are the system’s', () => {
    const shown = (id: string) => shownKeys(actionOf(id), 'macos')
    expect(shown('edit.replace')).toBe('⌥⌘F')
    expect(shown('row.mergeNext')).toBe('⌘J')
    expect(shown('row.mergePrevious')).toBe('⇧⌘J')
    expect(shown('file.settings')).toBe('⌘,')
    expect(shownKeys(actionOf('file.settings'), 'other')).toBeUndefined()
    // Option makes another character of a letter.
    const pressed = press('ƒ', { code: 'KeyF', metaKey: true, altKey: true })
    expect(matches(keysOf(actionOf('edit.replace'), 'macos')[0]!, pressed, 'macos')).toBe(true)
  })
})
