import { useState } from 'react'

/**
 * For `onCloseAutoFocus` of a dialog: gives the focus back to where it was when the dialog opened.
 * Radix gives it to the dialog's trigger, and a dialog that is opened by an action has none.
 */
export function useReturnFocus(): (event: Event) => void {
  const [before] = useState(() => document.activeElement)
  return (event) => {
    event.preventDefault()
    // The page is taller than the window: to scroll to its start would lose the place.
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  }
}
