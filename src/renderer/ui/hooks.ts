import { createContext, useContext, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { AppContext } from './app.ts'
import type { Translate } from './messages/translate.ts'
import type { UiState } from './store.ts'

export const AppProvider = createContext<AppContext | null>(null)

/** The context of the app. @throws Error outside of the app's tree */
export function useApp(): AppContext {
  const app = useContext(AppProvider)
  if (!app) throw new Error('Components of the interface stand inside <AppProvider>.')
  return app
}

/** A part of the interface's state. @param select must return the same value for the same state */
export const useUi = <T>(select: (state: UiState) => T): T => useStore(useApp().ui, select)

/** Says messages in the language of the interface. */
export const useT = (): Translate => useUi((state) => state.translate)

/** The time in milliseconds since 1970, renewed at an interval, for “3 minutes ago”. */
export function useNow(interval: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), interval)
    return () => clearInterval(timer)
  }, [interval])
  return now
}
