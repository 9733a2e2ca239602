import { control } from './dom.ts'

let box: HTMLElement | null = null
let timer = 0

/**
 * Says something at the foot of the page, with what can be done about it.
 * @param stays whether it stays until it is answered
 */
export function tell(
  text: string,
  deed?: { readonly label: string; readonly run: () => void },
  stays = false,
): void {
  box ??= document.body.appendChild(control('div', { class: 'notice', role: 'status' }))
  clearTimeout(timer)
  const hide = (): void => box?.replaceChildren()
  box.replaceChildren(control('span', {}, text))
  if (deed) {
    const press = control('button', { type: 'button' }, deed.label)
    press.addEventListener('click', () => {
      hide()
      deed.run()
    })
    box.append(press)
  }
  if (stays) {
    const close = control('button', { type: 'button', class: 'close' }, '×')
    close.setAttribute('aria-label', 'OK')
    close.addEventListener('click', hide)
    box.append(close)
  } else timer = window.setTimeout(hide, 8000)
}
