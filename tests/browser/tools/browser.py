"""How the browser is started: the system's, as people have it, without what no test looks at."""

import os
import subprocess
from typing import Any

from tests.browser.tools.forge import ROOT

# Playwright's own list (its chromiumSwitches.ts). The browser hears the last list alone, so ours must hold it: test_tools compares them.
PLAYWRIGHTS = (
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LensOverlay,"
    "MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,TcpPortRandomizationWin,OptimizationHints,"
    "NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch,msForceBrowserSignIn,msEdgeUpdateLaunchServicesPreferredVersion"
)
# What drops down from the address bar is a page with a process of its own, loaded with every new context: half a second of a core.
ADDRESS_BAR = "PreloadTopChromeWebUI,WebUIOmniboxPopup,WebUIOmniboxAimPopup,WebUIOmniboxFullPopup"
# axe makes an object for everything on a page: a larger nursery is cleaned less often.
MEMORY = "--js-flags=--min-semi-space-size=32"


def launch_arguments(given: dict[str, Any]) -> dict[str, Any]:
    """The system's browser; without one Playwright's own. Its back/forward cache stays on: people's browsers have one."""
    own = [f"--disable-features={PLAYWRIGHTS},{ADDRESS_BAR}", MEMORY]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        own.append("--no-sandbox")
    arguments = {**given, "ignore_default_args": ["--disable-back-forward-cache"], "args": [*given.get("args", []), *own]}
    found = subprocess.run([ROOT / "scripts" / "find-browser"], capture_output=True, text=True, check=False)
    if found.returncode == 0:
        arguments["executable_path"] = found.stdout.strip()
    return arguments
