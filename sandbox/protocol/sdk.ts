import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Loads a package of the SDK at first use: nothing of it may be loaded when the sandbox is created.
 * `require` gives the copy that the shell's clients use, and takes half the time of `import()`.
 */
export function loadSdk<Module>(name: string): Module {
  // The SDK warns on every process that Node 20 will one day be too old for it.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';
  return require(name) as Module;
}

/** True when the package is installed. */
export function hasSdk(name: string): boolean {
  try {
    require.resolve(name);
    return true;
  } catch {
    return false;
  }
}
