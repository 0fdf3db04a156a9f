#ifndef TENHN_COMMIT_H
#define TENHN_COMMIT_H
/// The commit that this program was built from, as Scripts/build found it; empty if it was built otherwise.
const char *tenhn_commit(void);
#endif
