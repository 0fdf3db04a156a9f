extension StyleSheet {
  /// Buttons, fields and messages. What needs a script shows only if scripts run.
  static let controls: StaticString = """
    :root[data-size=small]{--scale:.9}:root[data-size=large]{--scale:1.15}:root[data-size=larger]{--scale:1.35}
    :is(.tools,.own,.settings,.muted,dialog) button{color:inherit;font:.8125rem/1.25rem var(--sans);background:none;\
    border:1px solid var(--line);border-radius:4px;\
    padding:.3rem .7rem;min-block-size:1.875rem;cursor:pointer}
    button:hover{border-color:currentColor}
    button[aria-pressed=true]{border-color:var(--accent);color:var(--accent)}
    .settings textarea{color:inherit;inline-size:100%;background:var(--paper);border:1px solid var(--soft);\
    border-radius:4px;padding:.4rem .6rem}
    .tools,.settings,.own,.device{display:none}
    @media (scripting:enabled){
    .tools{display:flex;flex-wrap:wrap;gap:.5rem}
    .settings,.device{display:block}.forms button{display:inline-block}.device{min-block-size:1.5rem}
    @media (display-mode:standalone){.own{display:flex;gap:.5rem;margin-inline:auto 0}}}
    .settings h2,legend{font:600 .8125rem/1.5rem var(--sans)}
    .device,.settings .by,.stored,.said,.muted{font:.8125rem/1.5rem var(--sans);color:var(--soft)}
    .settings textarea{font:1rem/1.4 var(--serif)}
    fieldset{border:0;border-block-start:1px solid var(--line);margin:0;padding:.9rem 0 1.4rem;min-inline-size:0}
    legend{float:inline-start;inline-size:100%;padding:0}
    legend+*{clear:both}
    .settings label{font:inherit;color:inherit;display:inline-block;min-block-size:1.75rem;margin-inline-end:1rem}
    .settings textarea{display:block;margin-block-end:.75rem}
    .settings p{margin-block-end:.6rem}
    .settings h3{font-size:1.1rem;margin-block:.75rem}
    .settings input:not([type=search]){min-block-size:0;accent-color:var(--accent);inline-size:1.1em;block-size:1.1em;\
    vertical-align:-.15em}
    input[readonly]{font:inherit;inline-size:100%;block-size:auto;padding:.4rem}
    .plain{list-style:none;padding:0}.plain li{padding-block:.4rem}
    .stored{background:var(--well);border-inline-start:3px solid var(--accent);padding:.5rem .75rem;margin-block-start:.5rem}
    .said{position:fixed;inset-block-end:calc(1rem + env(safe-area-inset-bottom));inset-inline:0;margin-inline:auto;\
    inline-size:fit-content;background:var(--ink);color:var(--paper);padding:.4rem 1rem;border-radius:4px}
    .said:empty{visibility:hidden}
    .pick{position:fixed;inset-block-end:calc(1rem + env(safe-area-inset-bottom));inset-inline:0;margin-inline:auto;\
    inline-size:fit-content;background:var(--ink);color:var(--paper);z-index:1}
    .highlight{padding-block:.75rem;border-block-start:1px solid var(--line)}
    .highlight blockquote{border-inline-start:2px solid var(--accent);padding-inline-start:.75rem;max-block-size:8rem;overflow-y:auto}
    .highlight textarea{margin-block:.5rem;font:1rem/1.4 var(--serif)}
    .muted{padding-block:1rem;border-block-start:1px solid var(--line)}
    .read h2 a,.read .standfirst{color:var(--soft)}
    dialog{background:var(--paper);color:var(--ink);border:1px solid var(--ink);border-radius:6px;padding:1.5rem;\
    inline-size:min(26rem,100vw - 2rem)}
    dialog::backdrop{background:color-mix(in srgb,var(--ink) 40%,transparent)}
    dialog button{margin-block-start:1rem}
    kbd{font:.86em var(--mono);background:var(--well);border:1px solid var(--line);border-radius:3px;padding:.1em .4em}
    :root[data-width=narrow]{--measure:27em}:root[data-width=wide]{--measure:42em}
    [data-face=sans] .text{font-family:var(--sans)}
    dialog label{font:.875rem/1.25rem var(--sans);display:inline-block;margin-inline-end:1rem;min-block-size:1.75rem}
    [type=radio]{min-block-size:0;inline-size:1.1em;block-size:1.1em;accent-color:var(--accent);vertical-align:-.15em}
    dialog fieldset{padding-block:.6rem}
    dialog li.h3{padding-inline-start:1.25rem}
    dialog .plain{max-block-size:60vh;overflow-y:auto}
    .keys{display:grid;grid-template-columns:4rem 1fr;gap:.4rem 0;margin-block-start:.75rem}.keys dd{margin:0}\
    .text .keys dt{margin:0;font-weight:400}
    [data-muting] .stories{visibility:hidden;animation:shown 0s 2s forwards}
    @keyframes shown{to{visibility:visible}}

    """
}
