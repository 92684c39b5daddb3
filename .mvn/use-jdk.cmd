@rem Finds a JDK 25 or newer and sets JAVA_HOME; called by mvnw.cmd and tierscope.cmd. A JAVA_HOME that is new
@rem enough stays; then the usual install folders are looked through.
@if defined JAVA_HOME call :check "%JAVA_HOME%" && exit /b 0
@for %%r in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu" "%ProgramFiles%\Amazon Corretto" "%LOCALAPPDATA%\Programs\Eclipse Adoptium" "%USERPROFILE%\.jdks" "%USERPROFILE%\scoop\apps") do @(
  for /d %%d in ("%%~r\*25*" "%%~r\*26*" "%%~r\*27*") do @(
    call :check "%%~d" && (
      set "JAVA_HOME=%%~d"
      exit /b 0
    )
  )
)
@echo Tierscope needs a JDK 25 or newer. Install it with: winget install EclipseAdoptium.Temurin.25.JDK, or point JAVA_HOME at one. 1>&2
@exit /b 1

:check
@if not exist "%~1\bin\javac.exe" exit /b 1
@findstr /r /c:"^JAVA_VERSION=.2[5-9]" /c:"^JAVA_VERSION=.[3-9][0-9]" "%~1\release" >nul 2>&1
@exit /b %errorlevel%
