// To be replaced.
import LuaRuntime
