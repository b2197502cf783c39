// Keeps hono/jsx from using AsyncLocalStorage for its contexts. It needs one only for components that await, and ours never do. Before
// Node 24 an AsyncLocalStorage in use slows down every promise of the process (docs/decisions/053-speed.md).
import { createContext, useContext } from 'hono/jsx'

/** Must run before the first rendering, at which hono/jsx asks Node for AsyncLocalStorage, once. */
export function keepContextsSynchronous(): void {
  const { getBuiltinModule } = process
  const withoutAsyncHooks = (name: string) => (name === 'node:async_hooks' ? undefined : getBuiltinModule(name))
  process.getBuiltinModule = withoutAsyncHooks as typeof getBuiltinModule
  useContext(createContext(null))
  process.getBuiltinModule = getBuiltinModule
}
