# SPDX-FileCopyrightText: 2026 Veilleuse contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each system's scheduler is told: start, let it exit, start again some hours later."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

JITTER_SECONDS = 1800
"""So that the machines of a site do not all report at once."""
MINUTES = 10
"""Of one run, for schedulers that end what lasts longer."""

# Exit codes that are no failure of the unit: kept for the next run, another run at work
_NO_FAILURE = "6 8"


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be started, and how often."""

    command: Sequence[str]
    """Program and arguments, the program by its whole path."""
    folder: Path
    """Where it starts: the folder that holds the agent's package."""
    data: Path
    drop: str
    """The drop folder, empty where there is none."""
    hours: int


def task_xml(job: Job) -> str:
    """A task for the Windows Task Scheduler, whose file is to be written in UTF-16.

    Elements and their order: Microsoft, "Task Scheduler Schema".
    """
    program, *arguments = job.command
    said = _xml(" ".join(_windows_quoted(argument) for argument in arguments))
    return f"""<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Author>Veilleuse</Author>
    <Description>Veilleuse: reads the state of this machine, hands it over, exits.</Description>
  </RegistrationInfo>
  <Triggers>
    <TimeTrigger>
      <Repetition>
        <Interval>PT{job.hours}H</Interval>
        <StopAtDurationEnd>false</StopAtDurationEnd>
      </Repetition>
      <StartBoundary>2026-01-01T00:00:00</StartBoundary>
      <Enabled>true</Enabled>
      <RandomDelay>PT{JITTER_SECONDS // 60}M</RandomDelay>
    </TimeTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>S-1-5-18</UserId>
      <RunLevel>HighestAvailable</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <AllowHardTerminate>true</AllowHardTerminate>
    <StartWhenAvailable>true</StartWhenAvailable>
    <RunOnlyIfNetworkAvailable>false</RunOnlyIfNetworkAvailable>
    <IdleSettings>
      <StopOnIdleEnd>false</StopOnIdleEnd>
      <RestartOnIdle>false</RestartOnIdle>
    </IdleSettings>
    <AllowStartOnDemand>true</AllowStartOnDemand>
    <Enabled>true</Enabled>
    <Hidden>false</Hidden>
    <RunOnlyIfIdle>false</RunOnlyIfIdle>
    <WakeToRun>false</WakeToRun>
    <ExecutionTimeLimit>PT{MINUTES}M</ExecutionTimeLimit>
    <Priority>9</Priority>
  </Settings>
  <Actions Context="Author">
    <Exec>
      <Command>{_xml(program)}</Command>
      <Arguments>{said}</Arguments>
      <WorkingDirectory>{_xml(str(job.folder))}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
"""


def service_unit(job: Job) -> str:
    """A systemd service that reads everything and writes only into the data and drop folders."""
    writable = [_unit_quoted(str(job.data))]
    if job.drop.startswith("/"):
        writable.append(_unit_quoted(f"-{job.drop}"))
    return f"""[Unit]
Description=Veilleuse agent: reads the state of this machine, hands it over, exits

[Service]
Type=oneshot
ExecStart={" ".join(_unit_quoted(part) for part in job.command)}
WorkingDirectory={_percent(str(job.folder))}
SuccessExitStatus={_NO_FAILURE}
TimeoutStartSec={MINUTES}min
Nice=10
IOSchedulingClass=idle
NoNewPrivileges=yes
ProtectSystem=strict
ReadWritePaths={" ".join(writable)}
ProtectHome=read-only
PrivateTmp=yes
ProtectControlGroups=yes
ProtectKernelTunables=yes
RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6 AF_NETLINK
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
"""


def timer_unit(job: Job) -> str:
    """The timer of the service; a start missed while the machine was off is made up for."""
    return f"""[Unit]
Description=Veilleuse agent, every {job.hours} h

[Timer]
OnBootSec=5min
OnUnitActiveSec={job.hours}h
RandomizedDelaySec={JITTER_SECONDS // 60}min

[Install]
WantedBy=timers.target
"""


def launchd_list(job: Job, label: str) -> bytes:
    """A launchd daemon; launchd has no random delay, so the agent waits by itself."""
    import plistlib  # noqa: PLC0415

    return plistlib.dumps(
        {
            "Label": label,
            "ProgramArguments": [*job.command, "--jitter", str(JITTER_SECONDS)],
            "WorkingDirectory": str(job.folder),
            "StartInterval": job.hours * 3600,
            "RunAtLoad": True,
            "ProcessType": "Background",
            "LowPriorityIO": True,
            "Nice": 10,
        }
    )


def _xml(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _windows_quoted(argument: str) -> str:
    """As CommandLineToArgvW reads it; the paths we pass hold no quote."""
    ending = argument[len(argument.rstrip("\\")) :]
    return f'"{argument}{ending}"' if " " in argument else argument


def _percent(text: str) -> str:
    return text.replace("%", "%%")


def _unit_quoted(text: str) -> str:
    """As systemd.syntax(7) and systemd.service(5) read it."""
    plain = _percent(text).replace("\\", "\\\\").replace('"', '\\"').replace("$", "$$")
    return f'"{plain}"' if set(plain) & set(' "\\') else plain
