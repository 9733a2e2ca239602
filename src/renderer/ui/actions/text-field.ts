const TEXT_INPUTS = /^(text|search|url|email|number|password|tel|)$/

/** Whether an element is a text field that is not the page of the document. */
export function isTextField(
  element: Element | null,
): element is HTMLInputElement | HTMLTextAreaElement {
  if (element instanceof HTMLTextAreaElement) return true
  return element instanceof HTMLInputElement && TEXT_INPUTS.test(element.type)
}

/** Whether an element lies in editable text that is no text field: the page of the document. */
export const isOnPage = (element: Element | null): boolean =>
  element instanceof HTMLElement && element.isContentEditable
