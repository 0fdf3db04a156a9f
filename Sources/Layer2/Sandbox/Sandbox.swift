// The public face of the module: programs and workers in processes of their own, within bounds.
//
// - ``BoundedProcess``: runs a program once, such as the reader of PDFs or the machine's `sendmail`.
// - ``WorkerPool``: keeps a few processes warm that answer one request after another. One that hangs, crashes or grows is
//   ended and replaced, and costs its request alone.
// - ``WorkerLoop``: the other end, inside such a process.
// - ``Starters``: the system's programs that start another without a network and within limits.
