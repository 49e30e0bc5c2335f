/* SPDX-FileCopyrightText: 2026 Veilleuse contributors
 * SPDX-License-Identifier: GPL-3.0-or-later
 * Starts the application with the interpreter that lies beside: `<this> ARGS` is `python -m veilleuse ARGS`.
 * A program of its own, so that the task list, the firewall and the taskbar name Veilleuse, not Python.
 * Nothing is searched for: the one library is loaded by its whole path, its neighbours from its folder. */
#include <windows.h>
#include <shellapi.h>

typedef int (*py_main)(int, wchar_t **);

static int refuse(const wchar_t *what)
{
#ifdef CONSOLE
    DWORD written;
    HANDLE err = GetStdHandle(STD_ERROR_HANDLE);
    WriteConsoleW(err, what, lstrlenW(what), &written, NULL);
    WriteConsoleW(err, L"\r\n", 2, &written, NULL);
#else
    MessageBoxW(NULL, what, L"Veilleuse", MB_OK | MB_ICONERROR);
#endif
    return 1;
}

static int start(void)
{
    static wchar_t place[32768];
    DWORD length = GetModuleFileNameW(NULL, place, 32700);
    while (length && place[length - 1] != L'\\')
        length--;
    lstrcpyW(place + length, L"python\\python313.dll");

    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
    HMODULE python = LoadLibraryExW(place, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_SYSTEM32);
    py_main run = python ? (py_main)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!run)
        return refuse(L"Veilleuse est incompl\u00e8te : relancez son programme d\u2019installation.\r\n"
                      L"Veilleuse is incomplete: run its installer again.");

    int count;
    wchar_t **given = CommandLineToArgvW(GetCommandLineW(), &count);
    wchar_t **all = given ? HeapAlloc(GetProcessHeap(), 0, (count + 3) * sizeof *all) : NULL;
    if (!all)
        return refuse(L"M\u00e9moire insuffisante. / Not enough memory.");
    /* The application starts the agent as it finds it: by its own program, which is this one. */
    int agent = count > 2 && !lstrcmpW(given[1], L"-m") && !lstrcmpW(given[2], L"veilleuse_agent");
    int added = agent ? 0 : 2;
    all[0] = given[0];
    all[1] = L"-m";
    all[2] = L"veilleuse";
    for (int each = 1; each < count; each++)
        all[each + added] = given[each];
    all[count + added] = NULL;
    return run(count + added, all);
}

#ifdef CONSOLE
int wmain(void)
{
    return start();
}
#else
int WINAPI wWinMain(HINSTANCE here, HINSTANCE before, PWSTR line, int show)
{
    (void)here; (void)before; (void)line; (void)show;
    return start();
}
#endif
