// The text in the top bar of a server without sign-in. Not true of a server that others can reach, so show it only there.

export const LOCAL_ONLY = 'Works offline. Nothing leaves this machine.'
