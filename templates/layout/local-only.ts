// The text in the top bar of a server without sign-in, which refuses requests from other machines. It says nothing about the database, which
// can be on another machine.

export const LOCAL_ONLY = 'Only this machine can open these pages.'
