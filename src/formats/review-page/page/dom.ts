import { ATTRIBUTES } from '../markup.ts'

/** An element with attributes and content; text is text, whatever stands in it. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...content)
  return element
}

/** An element of the interface: no part of what is saved. */
export const control = <K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...content: readonly (Node | string)[]
): HTMLElementTagNameMap[K] => make(name, { [ATTRIBUTES.interface]: '', ...attributes }, ...content)

/** A button of the interface, told apart by what it does. */
export const button = (deed: string, label: string): HTMLButtonElement =>
  control('button', { type: 'button', 'data-do': deed }, label)

/** What an attribute says, empty where it is not there. */
export const given = (element: Element, name: string): string => element.getAttribute(name) ?? ''

/** Sets an attribute, or removes it where there is nothing to say. */
export function give(element: Element, name: string, value: string): void {
  if (value) element.setAttribute(name, value)
  else element.removeAttribute(name)
}
