@echo off
rem Tierscope from its sources: without arguments the application on its demo, with arguments the command line.
rem Builds what is missing or older than its sources, then starts java directly. The same as ./tierscope.
rem No delayed expansion here: it would take the ! out of arguments like {job!="api"}.
setlocal disabledelayedexpansion
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"

set PART=cli
set MAIN=dev.tierscope.cli.Main
if "%~1"=="" (
  set PART=app
  set MAIN=dev.tierscope.app.Main --demo
)

call :stale
if errorlevel 1 (
  call :build
  if errorlevel 1 exit /b 1
)
set /p JAVA=<"%ROOT%\build\%PART%\made-for"
"%JAVA%" "@%ROOT%\build\%PART%\java.args" %MAIN% %*
exit /b %errorlevel%

rem Status 1 when the built part is missing, older than a source, made in another place or for a JDK that is gone.
:stale
if not exist "%ROOT%\build\%PART%\java.args" exit /b 1
set "JAVA="
set "MADE_IN="
<"%ROOT%\build\%PART%\made-for" (
  set /p JAVA=
  set /p MADE_IN=
)
if not exist "%JAVA%" exit /b 1
if /i not "%MADE_IN%"=="%ROOT%" exit /b 1
powershell -NoProfile -Command "$made=(Get-Item -LiteralPath ($env:ROOT + '\build\' + $env:PART + '\started')).LastWriteTime; $src=@(Get-ChildItem ($env:ROOT + '\*\src\main') -Recurse) + @(Get-ChildItem ($env:ROOT + '\pom.xml'),($env:ROOT + '\*\pom.xml')); if ($src | Where-Object { $_.LastWriteTime -gt $made } | Select-Object -First 1) { exit 1 } else { exit 0 }"
exit /b %errorlevel%

rem One start builds at a time, since all builds share the target folders. The lock is a file held open for writing: Windows lets
rem one process do that, and lets go when it ends. Whoever waited finds the part built.
:build
if not exist "%ROOT%\build" mkdir "%ROOT%\build"
set "PROBE=%ROOT%\build\probe.%RANDOM%"
copy /y nul "%PROBE%" >nul 2>nul
if errorlevel 1 (
  echo tierscope: cannot write into "%ROOT%\build": is the folder writable and the disk not full? 1>&2
  exit /b 1
)
del "%PROBE%"
set "RESULT="
set "WAITED="
:wait
rem Standard error goes to handle 8 meanwhile, so that nothing but the refusal of the lock is lost.
8>&2 2>nul (
  9>"%ROOT%\build\lock.windows" (
    2>&8 call :build_alone
  )
)
if defined RESULT exit /b %RESULT%
if not defined WAITED echo tierscope: waiting for another start that builds 1>&2
set WAITED=1
ping -n 2 127.0.0.1 >nul
goto wait

:build_alone
set RESULT=0
call :stale
if not errorlevel 1 exit /b 0
call :assemble
if errorlevel 1 set RESULT=1
exit /b 0

rem Builds %PART% with Maven and puts it into build\%PART% with all that java needs to know in one file.
:assemble
call "%ROOT%\.mvn\use-jdk.cmd"
if errorlevel 1 exit /b 1
set "OUT=%ROOT%\build\%PART%"
if not exist "%ROOT%\build" mkdir "%ROOT%\build"
echo started> "%ROOT%\build\%PART%.started"
echo tierscope: building, which takes a minute or two the first time ^(log: build\%PART%.log^) 1>&2
pushd "%ROOT%"
call mvnw.cmd --batch-mode -pl %PART% -am package -Dmaven.test.skip=true -Dspotless.check.skip=true > "build\%PART%.log" 2>&1
set STATUS=%errorlevel%
popd
if not "%STATUS%"=="0" (
  findstr /b /l /c:"[ERROR]" "%ROOT%\build\%PART%.log" 1>&2
  echo tierscope: the build failed; the whole log is in %ROOT%\build\%PART%.log 1>&2
  exit /b 1
)
if exist "%OUT%" rmdir /s /q "%OUT%"
mkdir "%OUT%\lib"
copy /y "%ROOT%\%PART%\target\lib\*.jar" "%OUT%\lib" >nul
copy /y "%ROOT%\%PART%\target\%PART%-*.jar" "%OUT%\lib" >nul
set "OPTIONS=%ROOT%\cli\src\main\launch\jvm.options"
if "%PART%"=="app" set "OPTIONS=%ROOT%\app\target\launch\jvm.options"
findstr /v /b "#" "%OPTIONS%" > "%OUT%\java.args.new"
if "%PART%"=="app" (
  xcopy /q /i /y "%ROOT%\app\target\fx" "%OUT%\fx" >nul
  echo --module-path="%OUT:\=/%/fx">> "%OUT%\java.args.new"
)
if "%PART%"=="cli" for %%j in ("%OUT%\lib\picocli-*.jar") do "%JAVA_HOME%\bin\java" "%ROOT%\cli\src\main\launch\UpgradeClasses.java" "%%j"
set "CP="
for %%j in ("%OUT%\lib\*.jar") do call :add "%%j"
echo -cp "%CP:\=/%">> "%OUT%\java.args.new"
set "REHEARSAL="@%ROOT%\cli\src\main\launch\rehearsal.options" dev.tierscope.cli.Rehearsal"
if "%PART%"=="app" set "REHEARSAL=-XX:TieredStopAtLevel=1 -Dtierscope.rehearse=true "-Dtierscope.settings=%OUT%\rehearsal" -Dglass.platform=Headless -Dprism.order=sw dev.tierscope.app.Main"
"%JAVA_HOME%\bin\java" "-XX:AOTCacheOutput=%OUT%\start.aot" "@%OUT%\java.args.new" %REHEARSAL% > "%ROOT%\build\rehearsal.log" 2>&1
if exist "%OUT%\start.aot" echo -XX:AOTCache="%OUT:\=/%/start.aot">> "%OUT%\java.args.new"
>"%OUT%\made-for" echo %JAVA_HOME%\bin\java.exe
>>"%OUT%\made-for" echo %ROOT%
move /y "%ROOT%\build\%PART%.started" "%OUT%\started" >nul
move /y "%OUT%\java.args.new" "%OUT%\java.args" >nul
exit /b 0

rem Adds a jar to the class path.
:add
if defined CP (set "CP=%CP%;%~1") else set "CP=%~1"
exit /b 0
