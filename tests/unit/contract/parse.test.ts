import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { externalUrl, languageTag } from '../../../src/contract/app.ts'
import { backupId, backupName } from '../../../src/contract/backups.ts'
import { CALL_NAMES, CALLS, EVENT_NAMES, EVENTS } from '../../../src/contract/calls.ts'
import { saveRequest } from '../../../src/contract/files.ts'
import { type MenuModel, menuModel } from '../../../src/contract/menu.ts'
import { bytes, ContractError, count, list, text } from '../../../src/contract/parse.ts'
import { reply } from '../../../src/contract/reply.ts'

describe('parsers', () => {
  it('refuse whatever does not fit with a ContractError and nothing else', () => {
    const parsers = [
      ...CALL_NAMES.flatMap((name) => [CALLS[name].argument, CALLS[name].answer]),
      ...EVENT_NAMES.map((name) => EVENTS[name]),
    ]
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        for (const parse of parsers) {
          try {
            parse(value, 'it')
          } catch (error) {
            expect(error).toBeInstanceOf(ContractError)
          }
        }
      }),
    )
  })

  it('name the member that is wrong', () => {
    const request = {
      suggestedName: 'x',
      filters: [{ name: 'a', extensions: ['../x'] }],
      bytes: '',
    }
    expect(() => saveRequest(request, 'saveFile')).toThrow('saveFile.filters[0].extensions[0]')
    expect(() => list(count, 3)([1, -1], 'list')).toThrow('list[1]')
    expect(() => text(2)('abc', 'word')).toThrow('word must be a string of at most 2 characters.')
  })

  it('keep nothing they do not know', () => {
    const parsed = CALLS.setWindow.argument(
      { title: 'a', file: '', edited: false, extra: 1 },
      'state',
    )
    expect(parsed).toEqual({ title: 'a', file: '', edited: false })
  })

  it('take a Node buffer for bytes, and nothing that only looks like it', () => {
    expect(bytes(Buffer.from('ab'), 'it')).toHaveLength(2)
    expect(() => bytes([1, 2], 'it')).toThrow(ContractError)
    expect(() => bytes(new Uint8Array(new SharedArrayBuffer(2)), 'it')).toThrow(ContractError)
  })
})

describe('reply', () => {
  it('reads a value or a fault', () => {
    expect(reply(count)({ ok: true, value: 3 }, 'it')).toEqual({ ok: true, value: 3 })
    const fault = { code: 'disk-full', message: 'The disk is full.' }
    expect(reply(count)({ ok: false, fault }, 'it')).toEqual({ ok: false, fault })
    expect(() => reply(count)({ ok: true, value: 'three' }, 'it')).toThrow('it.value')
    expect(() => reply(count)({ ok: 1, value: 3 }, 'it')).toThrow('it.ok')
  })
})

describe('externalUrl', () => {
  it.each(['https://example.org/a?b#c', 'http://example.org/', 'mailto:a@example.org'])(
    'lets %s through',
    (url) => expect(externalUrl(url, 'url')).toBe(url),
  )

  it.each([
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'smb://host/share',
    'app://bundle/',
    'ms-msdt:/id',
    '/etc/passwd',
    '',
    7,
  ])('refuses %s', (url) => expect(() => externalUrl(url, 'url')).toThrow(ContractError))

  it('is not misled by white space or case', () => {
    expect(() => externalUrl(' java\nscript:alert(1)', 'url')).toThrow(ContractError)
    expect(() => externalUrl('FILE:///etc/passwd', 'url')).toThrow(ContractError)
    expect(externalUrl('HTTPS://EXAMPLE.ORG', 'url')).toBe('https://example.org/')
  })
})

describe('backup names', () => {
  it('never lead out of the folder', () => {
    for (const name of ['..', '../x', 'a/b', 'a\\b', '', 'a.b', 'a\0', 'x'.repeat(65)]) {
      expect(() => backupName(name, 'name')).toThrow(ContractError)
      expect(() => backupId(`${name}/1`, 'id')).toThrow(ContractError)
    }
    expect(backupId('k3m9-a_B/1700000000000', 'id')).toBe('k3m9-a_B/1700000000000')
    expect(() => backupId('k3m9/../1', 'id')).toThrow(ContractError)
  })
})

describe('languageTag', () => {
  it('takes language tags', () => {
    expect(languageTag('zh-Hant-TW', 'tag')).toBe('zh-Hant-TW')
    expect(() => languageTag('../en', 'tag')).toThrow(ContractError)
  })
})

describe('menuModel', () => {
  const action = (accelerator: string | null): MenuModel => [
    {
      role: null,
      label: 'Row',
      entries: [
        { type: 'action', id: 'split', label: 'Split', accelerator, enabled: true, checked: null },
      ],
    },
  ]

  it('takes menus of all kinds of entries', () => {
    const model: MenuModel = [
      {
        role: 'help',
        label: 'Help',
        entries: [
          { type: 'separator' },
          { type: 'role', role: 'copy', label: null },
          {
            type: 'submenu',
            label: 'Status',
            entries: [
              {
                type: 'action',
                id: 'draft',
                label: 'Draft',
                accelerator: null,
                enabled: false,
                checked: true,
              },
            ],
          },
        ],
      },
    ]
    expect(menuModel(model, 'menu')).toEqual(model)
  })

  it.each(['CmdOrCtrl+Shift+M', 'Alt+Up', 'F8', 'CmdOrCtrl+/', 'CmdOrCtrl++', 'CmdOrCtrl+.'])(
    'takes the accelerator %s',
    (accelerator) => expect(menuModel(action(accelerator), 'menu')).toEqual(action(accelerator)),
  )

  it.each(['', 'Ctrl+', 'Ctrl+Ä', 'a b', '+M'])('refuses the accelerator %j', (accelerator) => {
    expect(() => menuModel(action(accelerator), 'menu')).toThrow(ContractError)
  })

  it('refuses menus without end', () => {
    const menu: Record<string, unknown> = { type: 'submenu', label: 'x', entries: [] }
    menu.entries = [menu]
    const endless = [{ role: null, label: 'x', entries: [menu] }]
    expect(() => menuModel(endless, 'menu')).toThrow('nested too deeply')
  })
})
