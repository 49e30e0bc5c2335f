# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of the services and drivers of security products, whole and in lower case.

Names only decide which binaries are described, never what they are worth. Sources: vendors' pages;
Microsoft, "Allocated filter altitudes" (drivers); NetExec, modules/enum_av.py (services).
"""

SERVICES = frozenset(
    {
        # Microsoft
        "windefend", "wdnissvc", "mdcoresvc", "sense",
        # HarfangLab, SentinelOne, CrowdStrike
        "hurukai", "sentinelagent", "sentinelstaticengine", "sentinelhelperservice",
        "csfalconservice",
        # WithSecure, ESET, Bitdefender
        "fshoster", "fsnethoster", "fsulhoster", "fsulnethoster", "fsulprothoster",
        "wsulavprohoster", "ekrn", "eraagentsvc", "epsecurityservice", "epprotectedservice",
        "epintegrationservice", "epupdateservice", "epredline",
        # Sophos, Trend Micro
        "sophos endpoint defense service", "sophos file scanner service", "sophos health service",
        "sophos mcs agent", "sophos mcs client", "sntpservice", "hmpalert",
        "ntrtscan", "tmlisten", "tmbmserver", "tmccsf", "trend micro endpoint basecamp", "cetasvc",
        "trend micro web service communicator",
        # Trellix, Kaspersky
        "mfeesp", "mfemms", "mfetp", "mfefire", "masvc", "macmnsvc", "xagt",
        "klnagent", "kavfs", "kavfsgt",
        # Palo Alto, Cybereason, Elastic, Wazuh
        "cyserver", "xdrhealth", "cyveraservice", "cybereasonactiveprobe", "cybereasoncrs",
        "cybereasonblocki", "elastic agent", "elasticendpoint", "wazuhsvc", "ossecsvc",
        # Malwarebytes, WatchGuard, Symantec
        "mbamservice", "mbendpointagent", "nanoservicemain", "psuaservice", "pandaaetheragent",
        "sepmasterservice", "sepscanservice", "sepwscsvc",
        # Others
        "antivirservice", "avkwctl", "gdscan", "fortiedr collector service", "fa_scheduler", "cpda",
        "acronisactiveprotectionservice",
    }
)  # fmt: skip

DRIVERS = frozenset(
    {
        "wdfilter", "wdboot", "wdnisdrv", "mssecflt", "egambit", "esprobe", "heimdall",
        "sentinelmonitor", "sentinelelam", "sentineldevicecontrol",
        "csagent", "csboot", "csdevicecontrol", "fshs", "fsatp", "xfsgk",
        "ehdrv", "edevmon", "eamonm", "epfwwfp", "edrsensor", "gzflt", "trufos", "sophosed",
        "tmumh", "tmcomm", "tmactmon", "tmevtmgr", "mfencfilter", "mfeaskm", "fekern", "mfehidk",
        "klboot", "klif", "klhk", "cyverak", "cyvrfsfd", "crexecprev",
        "elastic-endpoint-driver", "elasticelam", "mbamwatchdog", "mbig2prot", "farflt",
        "psinfile", "psinproc", "srtsp", "symefasi", "bhdrvx64",
    }
)  # fmt: skip
