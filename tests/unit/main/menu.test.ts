import { describe, expect, it } from 'vitest'
import type { MenuModel } from '../../../src/contract/menu.ts'
import { firstMenu, menuTemplate } from '../../../src/main/menu.ts'
import { messagesIn } from '../../../src/main/messages.ts'

const MODEL: MenuModel = [
  {
    role: 'help',
    label: 'Q&A',
    entries: [
      { type: 'separator' },
      { type: 'role', role: 'copy', label: '複製' },
      {
        type: 'submenu',
        label: 'More',
        entries: [
          {
            type: 'action',
            id: 'lock',
            label: 'Lock',
            accelerator: 'CmdOrCtrl+L',
            enabled: false,
            checked: true,
          },
        ],
      },
    ],
  },
]

describe('menuTemplate', () => {
  it('writes the model in Electron’s terms', () => {
    const chosen: string[] = []
    const [help] = menuTemplate(MODEL, 'linux', (id) => chosen.push(id))
    expect(help).toMatchObject({ role: 'help', label: 'Q&&A' })
    const [separator, copy, more] = help!.submenu as Electron.MenuItemConstructorOptions[]
    expect(separator).toEqual({ type: 'separator' })
    expect(copy).toEqual({ role: 'copy', label: '複製' })
    const [lock] = more!.submenu as Electron.MenuItemConstructorOptions[]
    expect(lock).toMatchObject({
      label: 'Lock',
      enabled: false,
      type: 'checkbox',
      checked: true,
      accelerator: 'CmdOrCtrl+L',
      registerAccelerator: false,
    })
    lock!.click!({} as never, undefined, {} as never)
    expect(chosen).toEqual(['lock'])
  })

  it('has the menus of the app and of windows on macOS alone', () => {
    const roles = (menus: Electron.MenuItemConstructorOptions[]) => menus.map((menu) => menu.role)
    expect(roles(menuTemplate(MODEL, 'darwin', () => undefined))).toEqual([
      'appMenu',
      'windowMenu',
      'help',
    ])
    expect(roles(menuTemplate(MODEL, 'win32', () => undefined))).toEqual(['help'])
    expect(roles(firstMenu('darwin'))[0]).toBe('appMenu')
    expect(firstMenu('linux').length).toBeGreaterThan(0)
  })
})

describe('messagesIn', () => {
  it.each([
    ['en-GB', 'Wait'],
    ['fr', 'Wait'],
    ['zh-TW', '等候'],
    ['zh-HK', '等候'],
    ['zh-Hant', '等候'],
    ['zh-CN', '等待'],
    ['zh', '等待'],
    ['zh-Hans-SG', '等待'],
  ])('speaks %s', (language, wait) => expect(messagesIn(language).wait).toBe(wait))
})
